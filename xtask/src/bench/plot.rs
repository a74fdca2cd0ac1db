// SPDX-License-Identifier: EUPL-1.2
//! Pictures of the report: lines over the number of measures, both axes logarithmic, on a light ground, with words for
//! those who do not see them.

use super::figures::{grouped, three_digits};

/// A line with its points, in ascending order.
pub struct Line {
    pub name: String,
    /// Which colour and dashes it has, the same in every picture.
    pub style: usize,
    pub points: Vec<(f64, f64)>,
}

/// A picture of lines.
pub struct Plot {
    pub title: String,
    /// What the vertical axis counts, with its unit.
    pub unit: String,
    pub lines: Vec<Line>,
    /// A bar that is drawn across, with its words.
    pub limit: Option<(f64, String)>,
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 440.0;
/// Left, right, top and bottom of the field.
const LEFT: f64 = 90.0;
const RIGHT: f64 = 590.0;
const TOP: f64 = 60.0;
const BOTTOM: f64 = 380.0;

/// Colours that also differ for colour-blind people (M. Okabe and K. Ito), dark enough for a light ground.
const COLOURS: &[&str] = &["#0072b2", "#b34700", "#007a5a", "#a0307a", "#6b5b00", "#555555"];
const DASHES: &[&str] = &["", "7 4", "2 4", "10 3 2 3", "14 5", "1 3"];

/// A logarithmic axis from one power of ten to another.
struct Axis {
    low: i32,
    high: i32,
    from: f64,
    to: f64,
}

impl Axis {
    fn new(values: &[f64], from: f64, to: f64) -> Axis {
        let positive = || values.iter().copied().filter(|value| *value > 0.0);
        let low = positive().fold(f64::INFINITY, f64::min).log10().floor();
        let high = positive().fold(f64::NEG_INFINITY, f64::max).log10().ceil();
        let (low, high) = if low.is_finite() { (low as i32, high as i32) } else { (0, 1) };
        Axis { low, high: high.max(low + 1), from, to }
    }

    fn place(&self, value: f64) -> f64 {
        let share = (value.max(1e-12).log10() - f64::from(self.low)) / f64::from(self.high - self.low);
        self.from + share * (self.to - self.from)
    }

    fn marks(&self) -> impl Iterator<Item = f64> {
        (self.low..=self.high).map(|power| 10_f64.powi(power))
    }
}

impl Plot {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let all = || self.lines.iter().flat_map(|line| &line.points);
        let across = Axis::new(&all().map(|(x, _)| *x).collect::<Vec<_>>(), LEFT, RIGHT);
        let mut heights: Vec<f64> = all().map(|(_, y)| *y).collect();
        heights.extend(self.limit.as_ref().map(|(limit, _)| *limit));
        let up = Axis::new(&heights, BOTTOM, TOP);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             role=\"img\" aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"13\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n",
            escaped(&self.title),
            escaped(&self.told())
        );
        svg.push_str(&text(LEFT, 26.0, "start", 17, "#1a1a1a", &self.title));
        svg.push_str(&text(LEFT, 46.0, "start", 13, "#444444", &format!("{}, beide Achsen logarithmisch", self.unit)));
        for mark in up.marks() {
            let y = up.place(mark);
            svg.push_str(&rule(LEFT, y, RIGHT, y));
            svg.push_str(&text(LEFT - 8.0, y + 4.0, "end", 13, "#1a1a1a", &number(mark)));
        }
        for mark in across.marks() {
            let x = across.place(mark);
            svg.push_str(&rule(x, TOP, x, BOTTOM));
            svg.push_str(&text(x, BOTTOM + 20.0, "middle", 13, "#1a1a1a", &number(mark)));
        }
        svg.push_str(&text((LEFT + RIGHT) / 2.0, BOTTOM + 44.0, "middle", 13, "#1a1a1a", "Maßnahmen im Katalog"));
        if let Some((limit, words)) = &self.limit {
            let y = up.place(*limit);
            svg.push_str(&format!(
                "<line x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{RIGHT}\" y2=\"{y:.1}\" stroke=\"#b00020\" stroke-width=\"1.5\"/>\n"
            ));
            svg.push_str(&text(LEFT + 6.0, y - 5.0, "start", 12, "#b00020", words));
        }
        self.draw(&mut svg, &across, &up);
        svg + "</svg>\n"
    }

    fn draw(&self, svg: &mut String, across: &Axis, up: &Axis) {
        let mut labels = Vec::new();
        for line in &self.lines {
            let (colour, dash) = (COLOURS[line.style % COLOURS.len()], DASHES[line.style % DASHES.len()]);
            let places: Vec<(f64, f64)> = line.points.iter().map(|(x, y)| (across.place(*x), up.place(*y))).collect();
            let points: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
            svg.push_str(&format!(
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\" stroke-dasharray=\"{dash}\"/>\n",
                points.join(" ")
            ));
            for (x, y) in &places {
                svg.push_str(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"/>\n"));
            }
            if let Some((_, y)) = places.last() {
                labels.push((*y, colour, line.name.as_str()));
            }
        }
        // Names stand beside the ends of their lines, none over another.
        labels.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = TOP;
        for (y, colour, name) in labels {
            let y = (y + 4.0).max(free);
            free = y + 18.0;
            svg.push_str(&text(RIGHT + 12.0, y, "start", 13, colour, name));
        }
    }

    /// What the picture says, in words.
    pub fn told(&self) -> String {
        let mut told = format!("{}.", self.unit);
        for line in &self.lines {
            let points = line.points.iter().map(|(x, y)| format!("{} bei {}", three_digits(*y), grouped(*x as i64)));
            told.push_str(&format!(" {}: {}.", line.name, points.collect::<Vec<_>>().join(", ")));
        }
        if let Some((_, words)) = &self.limit {
            told.push_str(&format!(" {words}."));
        }
        told
    }
}

/// A power of ten as it is read best.
fn number(value: f64) -> String {
    if value >= 1_000_000.0 {
        format!("{} Mio.", grouped((value / 1_000_000.0).round() as i64))
    } else if value >= 1.0 {
        grouped(value.round() as i64)
    } else {
        let digits = (-value.log10()).round() as usize;
        format!("{value:.digits$}").replace('.', ",")
    }
}

fn rule(x1: f64, y1: f64, x2: f64, y2: f64) -> String {
    format!("<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"#d5d5d5\"/>\n")
}

fn text(x: f64, y: f64, anchor: &str, size: u32, colour: &str, words: &str) -> String {
    let words = escaped(words);
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"{colour}\">{words}</text>\n")
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot() -> Plot {
        let line = |name: &str, points: &[(f64, f64)]| Line { name: name.to_owned(), style: 0, points: points.to_vec() };
        Plot {
            title: "A < B".to_owned(),
            unit: "Millisekunden".to_owned(),
            lines: vec![line("eins", &[(32.0, 0.05), (100_000.0, 8.0)]), line("zwei", &[(32.0, 1.0), (100_000.0, 7.9)])],
            limit: Some((8.0, "Schranke 8 ms".to_owned())),
        }
    }

    #[test]
    fn powers_of_ten_are_evenly_apart() {
        let axis = Axis::new(&[0.05, 8.0], 400.0, 100.0);
        assert_eq!((axis.low, axis.high), (-2, 1));
        assert_eq!([0.01, 0.1, 1.0, 10.0].map(|value| axis.place(value).round()), [400.0, 300.0, 200.0, 100.0]);
    }

    #[test]
    fn names_do_not_cover_each_other_and_everything_is_told() {
        let svg = plot().svg();
        let place = |name: &str| {
            let line = svg.lines().find(|line| line.contains(&format!(">{name}<"))).unwrap();
            line.split("y=\"").nth(1).unwrap().split('"').next().unwrap().parse::<f64>().unwrap()
        };
        assert!((place("eins") - place("zwei")).abs() >= 18.0);
        assert!(
            svg.contains("<title id=\"title\">A &lt; B</title>") && svg.contains("eins: 0,0500 bei 32, 8,00 bei 100\u{202f}000.")
        );
    }
}
