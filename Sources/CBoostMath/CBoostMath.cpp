#include "CBoostMath.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>

namespace {

using namespace boost::math::policies;

// Errors become NaN or an infinity instead of an exception. Arithmetic stays in double, so that
// the digits do not depend on the width of the platform's long double.
using Total = policy<domain_error<ignore_error>, pole_error<ignore_error>,
                     overflow_error<ignore_error>, evaluation_error<ignore_error>,
                     rounding_error<ignore_error>, indeterminate_result_error<ignore_error>,
                     promote_double<false>>;

using Normal = boost::math::normal_distribution<double, Total>;
using StudentT = boost::math::students_t_distribution<double, Total>;
using ChiSquared = boost::math::chi_squared_distribution<double, Total>;
using FisherF = boost::math::fisher_f_distribution<double, Total>;

constexpr double nan() { return std::numeric_limits<double>::quiet_NaN(); }
constexpr double infinity() { return std::numeric_limits<double>::infinity(); }

bool positive(double value) { return value > 0 && std::isfinite(value); }

// The upper tail of a distribution on the whole line; infinities are handled here because Boost
// treats them as domain errors for some distributions.
template <typename Distribution>
double upperTail(const Distribution &distribution, double x) {
  if (std::isnan(x)) return nan();
  if (std::isinf(x)) return x > 0 ? 0 : 1;
  return boost::math::cdf(boost::math::complement(distribution, x));
}

// The same for a distribution on the positive half line.
template <typename Distribution>
double upperTailOfPositive(const Distribution &distribution, double x) {
  return x <= 0 ? 1 : upperTail(distribution, x);
}

template <typename Distribution>
double upperQuantile(const Distribution &distribution, double p, double lowest) {
  if (!(p >= 0 && p <= 1)) return nan();
  if (p == 0) return infinity();
  if (p == 1) return lowest;
  return boost::math::quantile(boost::math::complement(distribution, p));
}

}  // namespace

extern "C" {

double cboost_normal_upper_tail(double x) { return upperTail(Normal(), x); }

double cboost_normal_upper_quantile(double p) { return upperQuantile(Normal(), p, -infinity()); }

double cboost_student_t_upper_tail(double x, double degrees_of_freedom) {
  if (!positive(degrees_of_freedom)) return nan();
  return upperTail(StudentT(degrees_of_freedom), x);
}

double cboost_student_t_upper_quantile(double p, double degrees_of_freedom) {
  if (!positive(degrees_of_freedom)) return nan();
  return upperQuantile(StudentT(degrees_of_freedom), p, -infinity());
}

double cboost_chi_squared_upper_tail(double x, double degrees_of_freedom) {
  if (!positive(degrees_of_freedom)) return nan();
  return upperTailOfPositive(ChiSquared(degrees_of_freedom), x);
}

double cboost_chi_squared_upper_quantile(double p, double degrees_of_freedom) {
  if (!positive(degrees_of_freedom)) return nan();
  return upperQuantile(ChiSquared(degrees_of_freedom), p, 0);
}

double cboost_f_upper_tail(double x, double numerator, double denominator) {
  if (!positive(numerator) || !positive(denominator)) return nan();
  return upperTailOfPositive(FisherF(numerator, denominator), x);
}

double cboost_f_upper_quantile(double p, double numerator, double denominator) {
  if (!positive(numerator) || !positive(denominator)) return nan();
  return upperQuantile(FisherF(numerator, denominator), p, 0);
}

double cboost_binomial_upper_tail(double successes, double trials, double probability) {
  if (!(trials >= 0) || !(probability >= 0 && probability <= 1)) return nan();
  if (std::isnan(successes)) return nan();
  const double k = std::ceil(successes);
  if (k <= 0) return 1;
  if (k > trials) return 0;
  return cboost_incomplete_beta(k, trials - k + 1, probability);
}

double cboost_incomplete_beta(double a, double b, double x) {
  if (!positive(a) || !positive(b) || !(x >= 0 && x <= 1)) return nan();
  return boost::math::ibeta(a, b, x, Total());
}
}
