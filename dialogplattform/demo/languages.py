"""Umeå's compilation in two other languages: whole in English around the quotes, in Arabic what one needs to find one's
way. Quotes stay as they were said, so that the reader also sees what is not translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.compilations import translating
from perspectives.compilations.tongues import COVER_FIELDS, NAME

if TYPE_CHECKING:
    from perspectives.models import Compilation

    from .load import Loading

AROUND = {
    "title": (
        "What we heard when we asked about segregation in Umeå",
        "ما سمعناه حين سألنا عن العزل السكني في أوميو",
    ),
    "question": (
        "What do we need to do, together, for Umeå to be a municipality where nobody is sorted out and everybody counts?",
        "ماذا علينا أن نفعل معاً لتصبح أوميو بلدية لا يُستبعد فيها أحد ويُحسب فيها حساب الجميع؟",
    ),
    "summary": (
        "We have talked with people in Umeå about segregation. They are young and old, born here and elsewhere, employed "
        "by the municipality, active in associations, and neither. They do not agree, and that is meant to show.\n\n"
        "Some things come back. To be described as a problem does something to the one described. Associations are open "
        "on paper. Safety has different faces depending on whom you ask. School sorts, even when nobody wants it to. "
        "Parents keep quiet out of fear. And whoever was promised something before listens differently the next time.",
        "تحدثنا مع أناس في أوميو عن العزل السكني. منهم الشاب والمسن، ومن وُلد هنا ومن وُلد في مكان آخر، ومن يعمل في "
        "البلدية ومن ينشط في الجمعيات ومن ليس هذا ولا ذاك. هم غير متفقين، وقد أردنا أن يظهر ذلك.\n\n"
        "هناك أمور تتكرر. أن تُوصف بأنك مشكلة يترك أثراً فيك. الجمعيات مفتوحة على الورق. للأمان وجوه مختلفة بحسب من "
        "تسأل. المدرسة تفرز التلاميذ حتى حين لا يريد أحد ذلك. الآباء والأمهات يصمتون خوفاً. ومن وُعد بشيء من قبل يصغي "
        "بطريقة أخرى في المرة التالية.",
    ),
    "method": (
        "The project leader and two of the design team held the talks, in village halls, libraries, kitchens and offices. "
        "Most took between an hour and an hour and a half. What people said is written down, and what could point "
        "somebody out is replaced by words in square brackets. Nothing is softened.",
        "",
    ),
    "unheard": (
        "The newly arrived in Mariehem have hardly been heard. Nobody under 14 has been interviewed. Those who live in the "
        "villages are fewer than we wanted, and none of them is under thirty.",
        "لم نسمع تقريباً أصوات القادمين الجدد في ماريهيم. لم نُجرِ مقابلة مع أحد دون الرابعة عشرة. وعدد من يسكنون القرى "
        "أقل مما أردنا، وليس بينهم من هو دون الثلاثين.",
    ),
    "respond": (
        "Is something missing that you said, or would have wanted to say? Write to dialog@umea.example or call the "
        "switchboard.",
        "هل ينقص شيء قلتَه أو كنت تود قوله؟ اكتب إلى dialog@umea.example أو اتصل ببدالة البلدية.",
    ),
}
GROUPS = {
    "Unga 14–19 år": ("Young people aged 14–19", "شباب بين 14 و19 سنة"),
    "Unga vuxna 20–25 år": ("Young adults aged 20–25", "شباب بين 20 و25 سنة"),
    "Föräldrar till barn i förskola och skola": (
        "Parents of children in preschool and school",
        "آباء وأمهات أطفال في الروضة والمدرسة",
    ),
    "Nyanlända": ("Newly arrived", "قادمون جدد"),
    "Äldre, 65 år och uppåt": ("Older people, 65 and up", "كبار السن، 65 سنة فما فوق"),
    "Föreningsföreträdare": ("Representatives of associations", "ممثلو الجمعيات"),
    "Kommunanställda": ("Municipal employees", "موظفو البلدية"),
    "Boende i andra delar av kommunen": ("Residents of other parts of the municipality", "سكان أنحاء أخرى من البلدية"),
}
TITLES = {
    "Är det otryggt i stadsdelen om kvällen?": (
        "Is the district unsafe in the evening?",
        "هل الحي غير آمن في المساء؟",
    ),
    "Båda talar om samma gator och samma tid på dygnet.": (
        "Both speak of the same streets and the same time of day.",
        "كلاهما يتحدث عن الشوارع نفسها وفي الوقت نفسه من اليوم.",
    ),
    "Vad gjorde trygghetssatsningen?": ("What did the safety programme do?", "ماذا حققت مبادرة الأمان؟"),
    "Båda säger att de som bor där tillfrågades sent.": (
        "Both say that those who live there were asked late.",
        "كلاهما يقول إن السكان سُئلوا متأخراً.",
    ),
    "Varför slutar unga i föreningen?": (
        "Why do young people leave the association?",
        "لماذا يترك الشباب الجمعية؟",
    ),
    "Varför tackar föräldrar nej till stöd?": (
        "Why do parents say no to support?",
        "لماذا يرفض الآباء والأمهات الدعم؟",
    ),
    "Båda talar om barnets bästa.": (
        "Both speak of what is best for the child.",
        "كلاهما يتحدث عن مصلحة الطفل.",
    ),
    "Att bli utpekad": ("To be singled out", "أن تُوصَم"),
    "Vem föreningslivet är till för": ("Whom the associations are for", "لمن الجمعيات"),
    "Trygghet för vem?": ("Safety for whom?", "الأمان لمن؟"),
    "Skolan och vägen in": ("School and the way in", "المدرسة وطريق الدخول"),
    "Att vara förälder här": ("To be a parent here", "أن تكون أباً أو أماً هنا"),
    "Bemötande och vem som får bestämma": (
        "How people are met, and who gets to decide",
        "طريقة التعامل ومن يحق له أن يقرر",
    ),
    "Namnet på stadsdelen stänger dörrar": ("The name of the district closes doors", "اسم الحي يغلق الأبواب"),
    "Satsningen kom i rätt tid": ("The effort came at the right time", "جاءت المبادرة في وقتها"),
    "De kom med en rapport, inte med en fråga": (
        "They came with a report, not with a question",
        "جاؤوا بتقرير لا بسؤال",
    ),
    "Jag är stolt över var jag kommer ifrån": ("I am proud of where I come from", "أنا فخور بالمكان الذي جئت منه"),
    "Segregationen sitter i hela stan": ("Segregation is in the whole town", "العزل في المدينة كلها"),
    "Orsaken ligger i bostäderna, inte i människorna": (
        "The cause is in the housing, not in the people",
        "السبب في المساكن لا في الناس",
    ),
    "Låt oss som bor här visa runt": ("Let us who live here show the way around", "دعونا نحن سكان الحي نعرّف به"),
    "Det är ryktet som är farligt, inte gatan": (
        "It is the reputation that is dangerous, not the street",
        "الخطر في السمعة لا في الشارع",
    ),
    "Byarna är glömda": ("The villages are forgotten", "القرى منسية"),
    "Det kostar mer än avgiften att vara med": (
        "Taking part costs more than the fee",
        "المشاركة تكلف أكثر من الاشتراك",
    ),
    "Dörren är öppen men ingen bjuder in": (
        "The door is open but nobody invites you in",
        "الباب مفتوح ولا أحد يدعوك",
    ),
    "Det är upp till var och en": ("It is up to each and every one", "الأمر متروك لكل شخص"),
    "Ge oss något eget, blanda oss inte": (
        "Give us something of our own, do not mix us",
        "أعطونا شيئاً يخصنا ولا تخلطونا",
    ),
    "Vi gör redan jobbet, men det räknas inte": (
        "We already do the work, but it does not count",
        "نحن نقوم بالعمل أصلاً لكنه لا يُحسب",
    ),
    "Bidrag kräver ordning och reda": ("Grants require good order", "المنح تتطلب النظام"),
    "Ett hus som föreningarna själva har nyckeln till": (
        "A house to which the associations themselves hold the key",
        "بيت تملك الجمعيات مفتاحه",
    ),
    "En gemensam fond i stället för många små": (
        "One common fund instead of many small ones",
        "صندوق مشترك بدل صناديق صغيرة كثيرة",
    ),
    "Någon som går med första gången": ("Somebody who comes along the first time", "من يرافقك في المرة الأولى"),
    "Ingen förening för den som inte ska bli något": (
        "No association for whoever is not going to be something",
        "لا جمعية لمن لن يصبح نجماً",
    ),
    "Låt föreningarna komma till skolan": ("Let the associations come to school", "لتأتِ الجمعيات إلى المدرسة"),
    "Ett bord där samma människor sitter kvar": (
        "A table where the same people stay",
        "طاولة يبقى حولها الأشخاص أنفسهم",
    ),
    "Jag är tryggast hemma hos mig": ("I am safest where I live", "أشعر بأكبر أمان في حيّي"),
    "Det finns skäl att vara rädd": ("There is reason to be afraid", "هناك ما يدعو إلى الخوف"),
    "Fler vuxna ute, färre kameror": ("More adults outdoors, fewer cameras", "كبار أكثر في الخارج وكاميرات أقل"),
    "Polisen ska synas mer": ("The police should be seen more", "يجب أن تكون الشرطة أكثر حضوراً"),
    "Det är vi som blir stoppade": ("We are the ones who get stopped", "نحن الذين يتم إيقافنا"),
    "Den tysta otryggheten finns bakom fina dörrar": (
        "The silent fear is behind fine doors",
        "الخوف الصامت خلف الأبواب الفخمة",
    ),
    "Öppna skolgårdarna på kvällen": ("Open the schoolyards in the evening", "افتحوا ساحات المدارس مساءً"),
    "Skolvalet sorterar barnen": ("School choice sorts the children", "اختيار المدرسة يفرز الأطفال"),
    "Ingen väntade sig något av mig": ("Nobody expected anything of me", "لم يتوقع أحد مني شيئاً"),
    "Svenska lär man sig bland människor": ("You learn Swedish among people", "تتعلم السويدية بين الناس"),
    "Ett jobb är bättre än ett projekt": ("A job is better than a project", "العمل خير من مشروع"),
    "Stöd som passar den som inte gått i skola": (
        "Support that fits those who never went to school",
        "دعم يناسب من لم يذهب إلى المدرسة",
    ),
    "Man är rädd att de tar barnen": ("You are afraid they will take the children", "نخاف أن يأخذوا الأطفال"),
    "Det börjar hemma": ("It begins at home", "الأمر يبدأ في البيت"),
    "Vi vill men hinner inte": ("We want to but have no time", "نريد لكن لا وقت لدينا"),
    "Barnen översätter hela livet åt oss": (
        "The children translate all of life for us",
        "الأطفال يترجمون لنا الحياة كلها",
    ),
    "Ingen frågar papporna": ("Nobody asks the fathers", "لا أحد يسأل الآباء"),
    "Kommunen lyssnar och gör sen som den tänkt": (
        "The municipality listens, and then does as it had planned",
        "البلدية تستمع ثم تفعل ما كانت تنويه",
    ),
    "Kalla det rasism när det är rasism": ("Call it racism when it is racism", "سمّوها عنصرية حين تكون عنصرية"),
    "Mötena är på fel tid och på fel språk": (
        "The meetings are at the wrong time and in the wrong language",
        "الاجتماعات في الوقت الخطأ وباللغة الخطأ",
    ),
    "Personalen behöver lära sig bemötande": (
        "The staff need to learn how to meet people",
        "على الموظفين أن يتعلموا حسن التعامل",
    ),
    "Vi som jobbar i kommunen bestämmer inte heller": (
        "We who work for the municipality do not decide either",
        "نحن العاملين في البلدية لا نقرر أيضاً",
    ),
}
WORDS = {
    "theme": "موضوع", "themes": "المواضيع", "short": "باختصار", "how": "كيف جرى العمل", "question": "السؤال المحوري",
    "unheard": "ما لم نسمعه", "missing": "هل ينقص شيء قلتَه؟", "where": "أين يُسمع هذا", "opposite": "آخرون يقولون العكس",
    "silence": "ما لم يُقل", "interviewee": "شخص قابلناه", "standpoint": "موقف", "feeling": "شعور", "idea": "فكرة",
    "verbatim": "كما قيل حرفياً", "masked": "جزء محجوب", "changed": "صيغ بكلمات أخرى كي لا يُعرف أحد",
    "translated": "مترجم", "hidden": "محجوب:", "untranslated": "بالسويدية", "read_all": "اقرأ التقرير كاملاً",
    "missing_card": "وجهة نظر ناقصة", "your_words": "بكلماتك أنت:",
}  # fmt: skip


def translate(compilation: Compilation, loading: Loading) -> None:
    """Write the translations as a project leader does, language by language."""
    sources = [source for part in translating.parts(compilation) for source in part.sources]
    for at, language in enumerate(("en", "ar")):
        written = [
            translating.Written(source, text, "")
            for source in sources
            if translating.wanted(source, language) and (text := _in(at, source))
        ]
        translating.save_translations(
            compilation=compilation, language=language, written=written, actor=loading.users["leader"]
        )


def _in(at: int, source: translating.Source) -> str:
    """The translation of a text, 0 for English and 1 for Arabic; nothing where there is none."""
    name = source.slot.field
    if name.startswith("word:"):
        return WORDS.get(name.removeprefix("word:"), "") if at else ""
    if not source.slot.kind and name in COVER_FIELDS:
        return AROUND.get(name, ("", ""))[at]
    return (GROUPS if name == NAME else TITLES).get(source.text, ("", ""))[at]
