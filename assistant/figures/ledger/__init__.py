"""The ledgers of documents as one list: searched, filtered, sorted, told."""
