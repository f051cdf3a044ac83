"""Why a match stands where it does: facts first, then their weight, and the words last."""
