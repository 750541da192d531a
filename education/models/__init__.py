"""The tables of Learn: texts with their history, and what patients did with them."""

from education.models.approval import Approval, ClinicalApproval
from education.models.learning import CheckAnswer, LessonProgress, PracticeRun, TeachBack
from education.models.material import Picture, ReviewNotice, Shipped, Source
from education.models.texts import Article, Dated, Kept, Lesson, Module, Practice
from education.models.thoughts import ThoughtRecord

__all__ = [
    "Approval",
    "Article",
    "CheckAnswer",
    "ClinicalApproval",
    "Dated",
    "Kept",
    "Lesson",
    "LessonProgress",
    "Module",
    "Picture",
    "Practice",
    "PracticeRun",
    "ReviewNotice",
    "Shipped",
    "Source",
    "TeachBack",
    "ThoughtRecord",
]
