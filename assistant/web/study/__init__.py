"""The part «Ôn tập»: outlines, question sets, practice, cards and the summary sheet over HTTP."""
