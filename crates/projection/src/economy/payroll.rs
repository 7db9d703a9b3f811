//! Pay and the employer's charge on it.

use serde::Serialize;

/// What a fall of the payroll charge means, in one of its two readings.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChargeReading {
    /// The charge afterwards, as a share of pay.
    pub charge: f64,
    /// What a krona of pay with its charge costs afterwards, pay revision included, over before; in per cent.
    pub change: f64,
}

/// "The charge falls 5.76 per cent" can be said of the charge itself or of the pay that it is taken on. Both readings,
/// beside a revision of pay: first per cent of the charge, then percentage points.
///
/// ```
/// let [of_itself, in_points] = projection::economy::charge_readings(0.448, 5.76, 2.63);
/// assert!((of_itself.change - 0.8).abs() < 0.05);
/// assert!((in_points.change + 1.5).abs() < 0.05);
/// ```
pub fn charge_readings(charge: f64, fall: f64, revision: f64) -> [ChargeReading; 2] {
    [charge * (1.0 - fall / 100.0), charge - fall / 100.0].map(|after| ChargeReading {
        charge: after,
        change: 100.0 * ((1.0 + revision / 100.0) * (1.0 + after) / (1.0 + charge) - 1.0),
    })
}
