# Forecasts of need.
