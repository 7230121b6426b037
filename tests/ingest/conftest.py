"""Property tests say what holds, not how fast: a busy machine is no failure."""

from hypothesis import settings

settings.register_profile("troly", deadline=None)
settings.load_profile("troly")
