"""What SciPy and statsmodels say about a study that Leyline computed.

    python3 -m pip install -r Tests/SecondOpinion/requirements.txt
    python3 -m pytest Tests/SecondOpinion

Fits start from the price files; tests of several events start from the CARs that the study wrote.
"""

import json

import jsonschema
import numpy as np
import pytest
import statsmodels.api as sm
from checkout import ROOT
from sample_study import ESTIMATION, read
from scipy import stats
from statsmodels.stats.diagnostic import acorr_ljungbox, het_arch
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.oneway import anova_oneway
from statsmodels.stats.sandwich_covariance import cov_cluster_2groups
from statsmodels.stats.stattools import durbin_watson, jarque_bera

CORRECTIONS = {
    "bonferroni": "bonferroni",
    "sidak": "sidak",
    "holm": "holm",
    "hochberg": "simes-hochberg",
    "hommel": "hommel",
    "bh": "fdr_bh",
    "by": "fdr_by",
}


def close(expected, tolerance=1e-9):
    """Compare relatively; a sum of abnormal returns may cancel to almost nothing."""
    return pytest.approx(expected, rel=tolerance, abs=1e-3 * tolerance)


@pytest.fixture(scope="session")
def fits(study, market):
    """One least-squares fit for each event, from prices."""
    found = {}
    for event in study.table("events.csv"):
        if event["status"] != "included":
            continue
        days = market.window(event["event_date"], *ESTIMATION)
        y, x = market.stocks[event["symbol"]][days], market.market[days]
        usable = np.isfinite(y) & np.isfinite(x)
        found[event["event_id"]] = (event, sm.OLS(y[usable], sm.add_constant(x[usable])).fit())
    assert len(found) >= 30
    return found


def car_regression(study, window, regressors=None, **errors):
    """Regress the CARs of a window on a constant and what else is given."""
    cars = study.values("cars.csv", "car", window)
    design = np.ones((len(cars), 1)) if regressors is None else sm.add_constant(regressors)
    return sm.OLS(cars, design).fit(use_t=True, **errors)


def event_dates(study, window):
    """Return a number for the event date of each CAR of a window."""
    dates = {row["event_id"]: row["event_date"] for row in study.table("events.csv")}
    found = [dates[row["event_id"]] for row in study.rows("cars.csv", window)]
    return np.unique(found, return_inverse=True)[1]


def test_coefficients_and_their_errors(study, fits):
    rows = study.table("fits.csv")
    assert {row["event_id"] for row in rows} == set(fits)
    for row in rows:
        _, fit = fits[row["event_id"]]
        index = ["alpha", "beta"].index(row["term"])
        assert float(row["estimate"]) == close(fit.params[index])
        assert float(row["standard_error"]) == close(fit.bse[index])
        assert float(row["sigma"]) == close(np.sqrt(fit.scale))
        assert float(row["r_squared"]) == close(fit.rsquared)
        assert int(row["observations"]) == fit.nobs
        assert int(row["degrees_of_freedom"]) == fit.df_resid


def test_estimation_windows_end_where_they_say(study, market, fits):
    for row in study.table("fits.csv"):
        days = market.window(fits[row["event_id"]][0]["event_date"], *ESTIMATION)
        span = market.days[days]
        assert (row["first_date"], row["last_date"]) == (span[0], span[-1])


def test_abnormal_returns_and_their_errors(study, market, fits):
    for row in study.table("abnormal_returns.csv"):
        event, fit = fits[row["event_id"]]
        relative = int(row["relative_day"])
        day = market.window(event["event_date"], relative, relative)
        point = np.array([[1.0, market.market[day][0]]])
        prediction = fit.get_prediction(point)
        expected = prediction.predicted_mean[0]
        assert float(row["expected_return"]) == close(expected)
        assert float(row["ar"]) == close(market.stocks[event["symbol"]][day][0] - expected)
        assert float(row["ar_standard_error"]) == close(prediction.se_obs[0])


def test_cumulative_returns_have_the_full_prediction_covariance(study, market, fits):
    for row in study.table("cars.csv"):
        event, fit = fits[row["event_id"]]
        window = int(row["window_start"]), int(row["window_end"])
        x = market.market[market.window(event["event_date"], *window)]
        total = sm.add_constant(x, has_constant="add").sum(axis=0)
        variance = fit.scale * len(x) + total @ fit.cov_params() @ total
        assert float(row["car_standard_error"]) == close(np.sqrt(variance))
        t = float(row["car"]) / np.sqrt(variance)
        assert float(row["t"]) == close(t)
        assert float(row["p_value"]) == close(2 * stats.t.sf(abs(t), fit.df_resid))


@pytest.mark.parametrize(
    ("name", "column"), [("cross_sectional_t", "car"), ("bmp_t", "scar"), ("bhar_t", "bhar")]
)
def test_t_tests_of_a_mean(study, window, name, column):
    expected = stats.ttest_1samp(study.values("cars.csv", column, window), 0)
    assert study.test(name, window) == close((expected.statistic, expected.df, expected.pvalue))


def test_clustered_t(study, window):
    groups = event_dates(study, window)
    fit = car_regression(study, window, cov_type="cluster", cov_kwds={"groups": groups})
    expected = fit.tvalues[0], len(set(groups)) - 1, fit.pvalues[0]
    assert study.test("clustered_t", window) == close(expected)


def securities(study, window):
    """Return a number for the security of each CAR of a window."""
    found = [row["symbol"] for row in study.rows("cars.csv", window)]
    return np.unique(found, return_inverse=True)[1]


def test_errors_by_security_and_date(study, window):
    firms, dates = securities(study, window), event_dates(study, window)
    cars = study.values("cars.csv", "car", window)
    fit = car_regression(study, window)
    error = np.sqrt(cov_cluster_2groups(fit, firms, dates)[0][0, 0])
    t, freedom = cars.mean() / error, min(len(set(firms)), len(set(dates))) - 1
    expected = t, freedom, 2 * stats.t.sf(abs(t), freedom)
    assert study.test("two_way_clustered_t", window) == close(expected)


@pytest.mark.parametrize("name", ["sign_flip_dates", "wild_bootstrap_dates"])
def test_whole_dates_turned_around(study, window, name):
    dates, cars = event_dates(study, window), study.values("cars.csv", "car", window)
    sums, sizes = np.bincount(dates, cars), np.bincount(dates)
    count, draws = len(sums), 40_000
    assert count > 20
    turned = np.random.default_rng(5).choice([-1.0, 1.0], size=(draws, count)) * sums

    def clustered(sums):
        mean = sums.sum(-1, keepdims=True) / len(cars)
        spread = ((sums - sizes * mean) ** 2).sum(-1)
        return sums.sum(-1) / np.sqrt(spread * count / (count - 1))

    t = mean_t if name == "sign_flip_dates" else clustered
    p = (1 + (abs(t(turned)) >= abs(t(sums))).sum()) / (1 + draws)
    statistic, _, given = study.test(name, window)
    assert statistic == close(t(sums))
    error = np.sqrt(max(p, 1e-3) * (1 - p) * (1 / draws + 1 / 9_999))
    assert given == pytest.approx(p, abs=4 * error)


def test_patell_z(study, window):
    scar = study.values("cars.csv", "scar", window)
    freedom = {row["event_id"]: int(row["degrees_of_freedom"]) for row in study.table("fits.csv")}
    variance = sum(stats.t(freedom[row["event_id"]]).var() for row in study.rows("cars.csv", window))
    z = scar.sum() / np.sqrt(variance)
    assert study.test("patell_z", window) == (close(z), None, close(2 * stats.norm.sf(abs(z))))


def test_wilcoxon(study, window):
    cars = study.values("cars.csv", "car", window)
    exact = stats.wilcoxon(cars, method="exact")
    approximate = stats.wilcoxon(cars, method="approx", correction=False)
    statistic, _, p = study.test("wilcoxon", window)
    assert p == close(exact.pvalue)
    assert abs(statistic) == close(abs(approximate.zstatistic))


def test_signs(study, window):
    cars = study.values("cars.csv", "car", window)
    positive, count = int((cars > 0).sum()), len(cars)
    statistic, _, p = study.test("sign_exact", window)
    assert statistic == positive
    assert p == close(stats.binomtest(positive, count).pvalue)
    z = (positive - count / 2) / np.sqrt(count / 4)
    assert study.test("sign_z", window) == (close(z), None, close(2 * stats.norm.sf(abs(z))))


def test_skewness_adjusted_t(study, window):
    cars = study.values("cars.csv", "car", window)
    n, s, g = len(cars), cars.mean() / cars.std(ddof=1), stats.skew(cars, bias=False)
    t = np.sqrt(n) * (s + g * s**2 / 3 + g**2 * s**3 / 27 + g / (6 * n))
    expected = t, n - 1, 2 * stats.t.sf(abs(t), n - 1)
    assert study.test("skewness_adjusted_t", window) == close(expected)


def test_ranks_of_corrado(study, market, fits, window):
    scores = []
    for event, fit in fits.values():
        x = market.market[market.window(event["event_date"], -10, 10)]
        y = market.stocks[event["symbol"]][market.window(event["event_date"], -10, 10)]
        abnormal = y - fit.predict(sm.add_constant(x))
        values = np.concatenate([fit.resid, abnormal])
        scores.append(stats.rankdata(values) / (1 + len(values)) - 0.5)
    means = np.mean(scores, axis=0)
    zero = len(means) - 11
    tested = means[zero + window[0] : zero + window[1] + 1]
    z = tested.sum() / np.sqrt(len(tested)) / np.sqrt((means**2).mean())
    expected = close(z), None, close(2 * stats.norm.sf(abs(z)))
    assert study.test("corrado_rank_z", window) == expected
    assert study.test("modified_rank_z", window) == expected


def test_sample_quantiles_of_one_event(study, fits):
    rows = [row for row in study.table("single_event_tests.csv") if row["test"] == "sq"]
    assert {row["event_id"] for row in rows} == set(fits)
    cars = {
        (row["event_id"], row["window_start"], row["window_end"]): float(row["car"])
        for row in study.table("cars.csv")
    }
    for row in rows:
        length = int(row["window_end"]) - int(row["window_start"]) + 1
        sums = np.convolve(fits[row["event_id"]][1].resid, np.ones(length), "valid")
        car = cars[row["event_id"], row["window_start"], row["window_end"]]
        counts = (sums >= car).sum(), (sums <= car).sum()
        assert float(row["p_value"]) == close(min(1, 2 * (min(counts) + 1) / (len(sums) + 1)))
        assert float(row["statistic"]) == close((1 + (sums < car).sum()) / (len(sums) + 2) - 0.5)


def mean_t(values):
    """Return the t statistic of the mean of each row."""
    n = values.shape[-1]
    return np.sqrt(n) * values.mean(axis=-1) / values.std(axis=-1, ddof=1)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("sign_flip", "car"),
        ("wild_bootstrap", "car"),
        ("bootstrap_t", "car"),
        ("bhar_bootstrap_t", "bhar"),
    ],
)
def test_resampling_within_its_noise(study, window, name, column):
    draws, ours = 40_000, 9_999
    random = np.random.default_rng(20230102)
    values = study.values("cars.csv", column, window)
    deviations = values - values.mean()
    signs = random.choice([-1.0, 1.0], size=(draws, len(values)))
    if name == "sign_flip":
        resampled = mean_t(signs * values)
    elif name == "wild_bootstrap":
        resampled = mean_t(signs * deviations)
    else:
        resampled = mean_t(random.choice(deviations, size=(draws, len(values))))
    t = mean_t(values)
    p = (1 + (np.abs(resampled) >= abs(t)).sum()) / (1 + draws)
    statistic, _, given = study.test(name, window)
    assert statistic == close(t)
    error = np.sqrt(max(p, 1e-3) * (1 - p) * (1 / draws + 1 / ours))
    assert given == pytest.approx(p, abs=4 * error)


@pytest.mark.parametrize("column", CORRECTIONS)
def test_adjusted_p_values(study, column):
    rows = study.table("adjusted_p_values.csv")
    assert len(rows) > 60
    for test in {row["test"] for row in rows}:
        family = [row for row in rows if row["test"] == test]
        raw = [float(row["p_value"]) for row in family]
        expected = multipletests(raw, method=CORRECTIONS[column])[1]
        assert [float(row[column]) for row in family] == close(list(expected))


@pytest.mark.parametrize("errors", ["ols", "hc0", "hc1", "hc2", "hc3", "cr1"])
def test_regressions(study, window, errors):
    rows = [row for row in study.rows("regressions.csv", window) if row["errors"] == errors]
    if not rows:
        pytest.skip(f"regressions.csv has no errors {errors}")
    deals = {row["event_id"]: float(row["deal_value_crore"]) for row in read("simulated_events.csv")}
    values = np.array([deals[row["event_id"]] for row in study.rows("cars.csv", window)])
    options = {"cov_type": "nonrobust" if errors == "ols" else errors.upper()}
    if errors == "cr1":
        options = {"cov_type": "cluster", "cov_kwds": {"groups": event_dates(study, window)}}
    fit = car_regression(study, window, values, **options)
    for index, row in enumerate(rows):
        assert float(row["estimate"]) == close(fit.params[index])
        assert float(row["standard_error"]) == close(fit.bse[index])
        assert float(row["t"]) == close(fit.tvalues[index])
        assert float(row["p_value"]) == close(fit.pvalues[index])
        assert float(row["r_squared"]) == close(fit.rsquared)


def test_regressions_of_the_days_before(study, market, fits, window):
    deals = {row["event_id"]: float(row["deal_value_crore"]) for row in read("simulated_events.csv")}
    events = [row["event_id"] for row in study.rows("cars.csv", window)]
    design = sm.add_constant(np.array([deals[event] for event in events]))
    residuals = []
    for event in events:
        row, fit = fits[event]
        days = market.window(row["event_date"], *ESTIMATION)
        expected = fit.params[0] + fit.params[1] * market.market[days]
        residuals.append(market.stocks[row["symbol"]][days] - expected)
    residuals, length = np.array(residuals), window[1] - window[0] + 1
    found, starts = [], []
    for start in range(residuals.shape[1] - length + 1):
        sums = residuals[:, start : start + length].sum(axis=1)
        known = np.isfinite(sums)
        found.append(np.linalg.lstsq(design[known], sums[known], rcond=None)[0])
        if not starts or start >= starts[-1] + length:
            starts.append(start)
    found = np.array(found)
    own = np.linalg.lstsq(design, study.values("cars.csv", "car", window), rcond=None)[0]
    error = found.std(axis=0, ddof=1) * np.sqrt(1 + 1 / len(found))
    t = (own - found.mean(axis=0)) / error
    beyond = (abs(found - found.mean(axis=0)) >= abs(own - found.mean(axis=0))).sum(axis=0)
    rows = study.rows("regressions.csv", window)
    for index, row in enumerate(row for row in rows if row["errors"] == "days_before"):
        assert float(row["standard_error"]) == close(error[index], 1e-8)
        assert float(row["t"]) == close(t[index], 1e-8)
        assert float(row["p_value"]) == close(2 * stats.t.sf(abs(t[index]), len(starts) - 1), 1e-7)
    ranks = [row for row in rows if row["errors"] == "days_before_rank"]
    assert len(ranks) == 2
    for index, row in enumerate(ranks):
        assert float(row["p_value"]) == close((1 + beyond[index]) / (1 + len(found)))
        assert row["standard_error"] == row["t"] == ""


def test_correlations(study, window):
    functions = {"pearson": stats.pearsonr, "spearman": stats.spearmanr, "kendall": stats.kendalltau}
    deals = {row["event_id"]: float(row["deal_value_crore"]) for row in read("simulated_events.csv")}
    values = [deals[row["event_id"]] for row in study.rows("cars.csv", window)]
    cars = study.values("cars.csv", "car", window)
    rows = study.rows("correlations.csv", window)
    assert {row["measure"] for row in rows} == set(functions)
    for row in rows:
        expected = functions[row["measure"]](values, cars)
        assert float(row["coefficient"]) == close(expected.statistic)
        # For Kendall's tau SciPy counts permutations, the table has the normal p-value.
        if row["measure"] != "kendall":
            assert float(row["p_value"]) == close(expected.pvalue)


def test_comparisons_of_groups(study, window):
    rows = {row["test"]: row for row in study.rows("group_comparisons.csv", window)}
    group = {row["event_id"]: row["group"] for row in study.table("events.csv")}
    samples = {}
    for row in study.rows("cars.csv", window):
        samples.setdefault(group[row["event_id"]], []).append(float(row["car"]))
    groups = [samples[name] for name in sorted(samples)]
    expected = {
        "welch_t": stats.ttest_ind(*groups, equal_var=False),
        "anova_f": stats.f_oneway(*groups),
        "kruskal_wallis": stats.kruskal(*groups),
        "mann_whitney": stats.mannwhitneyu(*groups, method="exact"),
        "welch_anova_f": anova_oneway(groups, use_var="unequal"),
    }
    assert set(rows) == set(expected)
    for name, row in rows.items():
        assert float(row["p_value"]) == close(expected[name].pvalue), name
        # SciPy gives the pair count of Mann and Whitney, the table its z.
        if name != "mann_whitney":
            assert abs(float(row["statistic"])) == close(abs(expected[name].statistic)), name


@pytest.mark.filterwarnings("ignore:acorr_lm:FutureWarning")
def test_diagnostics(study, fits):
    rows = study.table("diagnostics.csv")
    assert {row["event_id"] for row in rows} == set(fits)
    for row in rows:
        residuals = fits[row["event_id"]][1].resid
        bera, bera_p, skewness, kurtosis = jarque_bera(residuals)
        box = acorr_ljungbox(residuals, lags=[10])
        arch = het_arch(residuals, nlags=5)
        shapiro = stats.shapiro(residuals)
        assert float(row["durbin_watson"]) == close(durbin_watson(residuals))
        assert float(row["jarque_bera"]) == close(bera)
        assert float(row["jarque_bera_p_value"]) == close(bera_p)
        assert float(row["skewness"]) == close(skewness)
        assert float(row["kurtosis"]) == close(kurtosis)
        assert float(row["ljung_box"]) == close(box["lb_stat"].iloc[0])
        assert float(row["ljung_box_p_value"]) == close(box["lb_pvalue"].iloc[0])
        assert float(row["arch_lm"]) == close(arch[0])
        assert float(row["arch_lm_p_value"]) == close(arch[1])
        # SciPy's polynomials for Shapiro and Wilk carry fewer digits than R's.
        assert float(row["shapiro_wilk"]) == close(shapiro.statistic, 1e-6)
        assert float(row["shapiro_wilk_p_value"]) == close(shapiro.pvalue, 1e-5)


def test_study_json_follows_its_schema(study):
    """Every member of the sample study is as the published schema says."""
    schema = json.loads((ROOT / "docs/schema/study.schema.json").read_text())
    document = json.loads((study.folder / "study.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(document)
