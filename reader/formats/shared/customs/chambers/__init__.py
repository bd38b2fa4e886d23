"""How parliaments, courts and meetings set their records."""
