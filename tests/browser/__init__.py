"""Browser tests: a package, so that the fixtures of this folder end with it (Playwright keeps an event loop running)."""
