#ifndef LEYLINE_CBOOSTMATH_H
#define LEYLINE_CBOOSTMATH_H

// Distribution functions of Boost.Math with plain C signatures.
//
// Every function is total: an argument outside its domain gives NaN, an overflow gives an infinity.
// No C++ exception leaves this library, because Swift cannot catch one.
//
// An "upper tail" is P(X > x) for a continuous and P(X >= x) for a discrete distribution, computed
// directly and never as 1 - cdf, which would lose every digit of a small probability.
// An "upper quantile" is the x whose upper tail is p.

#ifdef __cplusplus
extern "C" {
#endif

double cboost_normal_upper_tail(double x);
double cboost_normal_upper_quantile(double p);

double cboost_student_t_upper_tail(double x, double degrees_of_freedom);
double cboost_student_t_upper_quantile(double p, double degrees_of_freedom);

double cboost_chi_squared_upper_tail(double x, double degrees_of_freedom);
double cboost_chi_squared_upper_quantile(double p, double degrees_of_freedom);

double cboost_f_upper_tail(double x, double numerator, double denominator);
double cboost_f_upper_quantile(double p, double numerator, double denominator);

// P(X >= successes) for a binomial count of `trials` with success probability `probability`.
double cboost_binomial_upper_tail(double successes, double trials, double probability);

// The regularized incomplete beta function I_x(a, b).
double cboost_incomplete_beta(double a, double b, double x);

#ifdef __cplusplus
}
#endif

#endif
