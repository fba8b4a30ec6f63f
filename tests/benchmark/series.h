// Figures of several rounds, and tables of them.
//
// On a machine that others use as well, a single time says little: what is compared is run in
// turns, round by round, and told apart by medians.
#ifndef XINZE_TESTS_BENCHMARK_SERIES_H_
#define XINZE_TESTS_BENCHMARK_SERIES_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "compiler/base/check.h"

namespace xinze::benchmark {

class Series {
 public:
  void Add(double figure) { figures_.push_back(figure); }
  double Median() const {
    XINZE_CHECK(!figures_.empty());
    std::vector<double> sorted = figures_;
    std::sort(sorted.begin(), sorted.end());
    const size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
  double Least() const { return *std::min_element(figures_.begin(), figures_.end()); }
  double Greatest() const { return *std::max_element(figures_.begin(), figures_.end()); }

 private:
  std::vector<double> figures_;
};

// "name   median unit   (least to greatest)"
inline void PrintSeries(std::string_view name, const Series& series, std::string_view unit) {
  fmt::print("  {:<44} {:>12.3f} {:<12} ({:.3f} to {:.3f})\n", name, series.Median(), unit,
             series.Least(), series.Greatest());
}
inline void PrintFigure(std::string_view name, double figure, std::string_view unit) {
  fmt::print("  {:<44} {:>12.3f} {}\n", name, figure, unit);
}

}  // namespace xinze::benchmark

#endif  // XINZE_TESTS_BENCHMARK_SERIES_H_
