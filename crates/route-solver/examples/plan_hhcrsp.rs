//! Plans one instance in the JSON of the research community: `plan_hhcrsp IN OUT SECONDS SEED THREADS`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a caller on the command line has a clock and a screen"
)]

use std::time::Instant;

use route_solver::{Search, formats::hhcrsp::Instance};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [input, output, seconds, seed, threads] = words.as_slice() else {
        return Err("plan_hhcrsp IN OUT SECONDS SEED THREADS".into());
    };
    let instance = Instance::read(&std::fs::read_to_string(input)?)?;
    let seconds: f64 = seconds.parse()?;
    let threads: usize = threads.parse()?;
    let how = Search {
        seed: seed.parse()?,
        threads,
        chains: threads,
    };
    let begun = Instant::now();
    let last = std::sync::atomic::AtomicU64::new(0);
    let shown = std::sync::atomic::AtomicU64::new(0);
    let budget = |_: u64| {
        use std::sync::atomic::Ordering::Relaxed;
        let now = begun.elapsed().as_millis() as u64 / 10;
        if last.swap(now, Relaxed) != now {
            let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
            let f: Vec<&str> = stat
                .rsplit(')')
                .next()
                .unwrap()
                .split_whitespace()
                .collect();
            let t: u64 = f[11].parse::<u64>().unwrap() + f[12].parse::<u64>().unwrap();
            shown.store(t, Relaxed);
        }
        shown.load(Relaxed) as f64 / 100.0 / threads as f64 / seconds
    };
    let planned = instance.plan(&how, &budget, None);
    let spent = seconds * threads as f64;
    std::fs::write(output, serde_json::to_string(&planned.solution)?)?;
    println!(
        "{:.3} travel {:.1} tardiness {:.1} max {:.1} left {} its {} tested/s {:.0}",
        planned.figures.objective(),
        planned.figures.travel,
        planned.figures.tardiness,
        planned.figures.max_tardiness,
        planned.unassigned,
        planned.iterations,
        planned.tested as f64 / spent,
    );
    Ok(())
}
