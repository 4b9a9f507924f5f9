"""placeholder while writing"""
