"""Addresses of Learn; the one that writes a practice into the diary lives in painapp."""

from django.urls import path

from education.views import articles, lesson, practice, thoughts
from education.views import path as way

app_name = "education"
urlpatterns = [
    path("", way.path, name="path"),
    path("search/", way.search, name="search"),
    path("module/<slug:key>/", way.module, name="module"),
    path("lesson/<slug:key>/", lesson.lesson, name="lesson"),
    path("lesson/<slug:key>/place/", lesson.keep_place, name="place"),
    path("lesson/<slug:key>/answer/", lesson.answer, name="answer"),
    path("lesson/<slug:key>/words/", lesson.own_words, name="own_words"),
    path("lesson/<slug:key>/read/", lesson.finish, name="finish"),
    path("page/<slug:key>/", articles.article, name="article"),
    path("page/<slug:key>/<slug:name>/", articles.part, name="part"),
    path("practice/", practice.practices, name="practices"),
    path("practice/<slug:key>/", practice.practice, name="practice"),
    path("thoughts/", thoughts.thoughts, name="thoughts"),
    path("thoughts/new/", thoughts.thought_new, name="thought_new"),
    path("thoughts/<uuid:pk>/", thoughts.thought, name="thought"),
    path("thoughts/<uuid:pk>/remove/", thoughts.thought_remove, name="thought_remove"),
    path("thoughts/<uuid:pk>/restore/", thoughts.thought_restore, name="thought_restore"),
]
