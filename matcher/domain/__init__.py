"""What the domain speaks of: pure, frozen values without input or output."""
