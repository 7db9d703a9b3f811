# Behovsprognos.
