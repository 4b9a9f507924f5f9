"""What the demo's promises carry beyond the story itself: money in kronor, plans, indicators, levels, who was asked."""

from typing import Any

INDIVIDUAL, AREA, STRUCTURAL = "individual", "area", "structural"

UMEA: dict[int, dict[str, Any]] = {
    1: {"amounts": [(200_000, "2022-10-01", "Fritidsnämndens utvecklingsmedel"), (150_000, "2023-06-01", "Kommunstyrelsens oförutsedda")],
        "changes": "Nämnden säger ja till en förstudie i stället för ett hus.",
        "before": "Ett allaktivitetshus på Ersboda som föreningarna driver, öppet varje dag, med träning, mat, läxor och plats att bara vara under samma tak.",
        "level": AREA, "cause_level": STRUCTURAL, "touches": ("Fritidsförvaltningen", "Utbildningsförvaltningen"),
        "resources": "En utredare på halvtid i sju månader. Föreningarna lägger kvällar på tre studiebesök.",
        "effect": "Nämnden kan säga ja eller nej till ett hus och veta vad det kostar. Föreningarna vet var de står.",
        "indicator": ("Föreningar som saknar lokal på Ersboda", "föreningar", 14, "2022-05-18", 6, "2023-06-30", [(13, "2022-12-01"), (11, "2023-02-20"), (9, "2023-04-26")]),
        "steps": {"Kalkyl för drift": ("Fastighetsenheten", "60 timmar"), "Förstudien till nämnden": ("Fritidsförvaltningen", "")},
        "partner": ("Ersboda bygdehus", "Nadim Rimtuva", "yes", "Vi har nycklarna och vet vem som ringer först.", True)},
    2: {"amounts": [(200_000, "2023-06-01", "Grundplåt, betalas ut när reglerna finns")], "level": STRUCTURAL, "cause_level": STRUCTURAL,
        "effect": "Ingen tränare behöver bedöma vem som har det svårt.", "resources": "Kassörerna i sex föreningar, fyra kvällar var.",
        "handed_over": ("Petra Granspår", "Reglerna är halvvägs. Tre föreningar har svarat, tre har inte fått frågan. Jag slutar som kassör.")},
    3: {"amounts": [(210_000, "2022-10-01", "Städ, fastighetsenheten"), (210_000, "2023-06-01", "Ledare och försäkring, nämndens ram")], "level": AREA, "cause_level": STRUCTURAL,
        "touches": ("Utbildningsförvaltningen", "Fritidsförvaltningen"), "effect": "Barn börjar i en förening utan bil, avgift eller mod.",
        "resources": "Två vaktmästare, städtimmar på fyra skolor.",
        "indicator": ("Barn som tränar direkt efter skolan", "barn", 0, "2022-08-15", 160, "2023-06-15", [(61, "2022-11-28"), (148, "2023-03-02"), (214, "2023-06-14")])},
    4: {"amounts": [(300_000, "2023-06-01", "Fritidsnämndens ram")], "level": INDIVIDUAL, "cause_level": STRUCTURAL,
        "effect": "De som följdes med är kvar efter ett år.", "resources": "Sex guider, fyra timmar i veckan var.",
        "indicator": ("Första besök med guide", "besök", 0, "2022-09-21", 40, "2023-05-31", [(4, "2022-12-12"), (19, "2023-02-13"), (43, "2023-05-30")])},
    5: {"amounts": [(60_000, "2022-10-01", "Kommunledningskontoret"), (60_000, "2023-06-01", "Kommunledningskontoret")], "level": STRUCTURAL, "cause_level": STRUCTURAL,
        "effect": "Förtroendet hänger inte på en person.", "resources": "En namngiven person i varje förvaltning i minst tre år."},
    6: {"amounts": [(280_000, "2022-10-01", "Nämndens ram")], "level": INDIVIDUAL, "touches": ("Utbildningsförvaltningen", "Socialförvaltningen"),
        "effect": "Föräldrar frågar innan det har gått snett.", "resources": "Två modersmålsledare, fyra timmar i veckan.",
        "indicator": ("Föräldrar som har varit med", "föräldrar", 0, "2022-09-28", 50, "2023-05-31", [(0, "2022-12-02"), (21, "2023-02-06"), (57, "2023-06-02")])},
    7: {"level": STRUCTURAL, "cause_level": STRUCTURAL, "touches": ("Personalavdelningen", "Socialförvaltningen"),
        "effect": "Samma möte med kommunen, vem som än kommer.", "resources": "En styrgrupp från tre förvaltningar."},
    8: {"amounts": [(390_000, "2023-06-01", "Nämndens ram, en säsong")], "level": AREA, "cause_level": AREA, "touches": ("Fritidsförvaltningen", "Utbildningsförvaltningen"),
        "effect": "Någonstans att gå på kvällen, för alla åldrar.", "resources": "Två ledare på plats, en bod på varje gård.",
        "steps": {"Belysning på plats": ("Gator och parker", "Tre stolpar på varje gård")}},
}  # fmt: skip

SIGTUNA: dict[int, dict[str, Any]] = {
    1: {"amounts": [(700_000, "2022-07-01", "Kommunstyrelsen, social hållbarhet"), (700_000, "2023-06-01", "Kommunstyrelsen, social hållbarhet")], "level": AREA, "cause_level": STRUCTURAL,
        "touches": ("Kultur- och fritidsförvaltningen", "Stadsbyggnadsförvaltningen"), "effect": "Det finns något att gå till, och det går att hitta.",
        "resources": "Bibliotekets söndagar och två ledare på nattfotbollen.",
        "indicator": ("Besök på söndagsöppna biblioteket", "besök i månaden", 0, "2022-09-01", 450, "2023-05-31", [(390, "2022-10-31"), (412, "2022-11-30"), (461, "2023-06-07"), (478, "2023-12-13")])},
    2: {"amounts": [(1_200_000, "2022-07-01", "Kommunstyrelsen"), (1_400_000, "2023-06-01", "Kommunstyrelsen")], "level": INDIVIDUAL, "cause_level": STRUCTURAL,
        "changes": "Två år, och högst fyrtio deltagare tills frågan om sekretess är löst.", "effect": "Människor släpps inte när det är som svårast.",
        "resources": "Fyra samordnare.", "indicator": ("Deltagare som arbetar eller studerar", "personer", 0, "2022-09-01", 20, "2023-06-30", [(7, "2022-12-08"), (18, "2023-06-28"), (31, "2023-12-11")])},
    3: {"amounts": [(400_000, "2022-07-01", "Kommunstyrelsen"), (500_000, "2023-06-01", "Kommunstyrelsen")], "level": INDIVIDUAL, "effect": "Kurserna når dem som inte redan kommer.",
        "resources": "Ledare på fyra språk.", "waits": True},
    4: {"amounts": [(1_400_000, "2022-07-01", "Kommunstyrelsen"), (1_800_000, "2023-06-01", "Kommunstyrelsen")], "level": STRUCTURAL, "cause_level": STRUCTURAL,
        "effect": "De som redan gör arbetet får lön för det.", "resources": "Åtta anställningar och en arbetsledare på heltid.",
        "indicator": ("Familjer som fått sällskap till en myndighet", "familjer", 0, "2022-09-01", 200, "2023-09-30", [(58, "2022-11-30"), (131, "2023-05-24"), (204, "2023-12-12")])},
}  # fmt: skip
