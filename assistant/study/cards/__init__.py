"""Flash cards: the figures of a report, its tasks, shortcomings, causes and lessons, to be learned by heart."""
