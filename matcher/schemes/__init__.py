"""Compensation schemes as dated rules: from a need to a scheme, its law, who pays and who decides."""
