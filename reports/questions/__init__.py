"""The questions of the management page (from Riksrevisjonen, Dokument 3:8).

A group of the page is a module; a question is a function that answers it for a scope, and an
entry in the module's QUESTIONS.
"""
