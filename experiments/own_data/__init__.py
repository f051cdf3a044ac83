"""Any grouped ranking data through the same trainer and report, to check the machinery against others."""
