"""Studies on Spark: the bytes of one machine, for any number of partitions."""

import pandas
import pytest
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import leyline
import leyline.spark


@pytest.fixture(scope="module")
def spark():
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(spark, prices):
    return spark.createDataFrame(prices)


@pytest.mark.parametrize("partitions", [1, 2, 7, 64])
def test_any_number_of_partitions_gives_the_bytes_of_one_machine(
    frame, market, events, options, same, one_machine, partitions
):
    study = leyline.spark.study(frame.repartition(partitions), market, events, parts=partitions, **options)
    same(study)
    assert study.parts == min(partitions, 16)
    assert study.advice == one_machine.advice


def test_few_parts_make_few_tasks_whatever_the_setting_of_spark(spark, frame, market, events, options):
    spark.conf.set("spark.sql.shuffle.partitions", "40")
    try:
        study = leyline.spark.study(frame, market, events, parts=2, **options)
        assert study.frame("cars").rdd.getNumPartitions() <= 2
    finally:
        spark.conf.set("spark.sql.shuffle.partitions", "4")


def test_events_and_market_can_be_frames_of_the_cluster(spark, frame, market, events, options, one_machine):
    index = spark.createDataFrame(pandas.read_csv(market)).withColumn("Date", F.to_date("Date"))
    announcements = spark.createDataFrame(pandas.read_csv(events, dtype=str, keep_default_na=False))
    study = leyline.spark.study(frame, index, announcements, **options)
    for table in ("cars", "tests", "abnormal_returns"):
        assert study.table(table).to_pandas().equals(one_machine.table(table).to_pandas())


def test_tables_of_single_events_stay_in_the_cluster(frame, market, events, options, one_machine):
    study = leyline.spark.study(frame, market, events, per_event=False, **options)
    assert "cars" not in study.tables
    assert study.tests.to_pandas().equals(one_machine.tests.to_pandas())
    keys = ["model", "event_id", "window_start", "window_end"]
    cars = study.frame("cars").toPandas().sort_values(keys).reset_index(drop=True)
    expected = one_machine.cars.to_pandas().sort_values(keys).reset_index(drop=True)
    assert cars.astype(expected.dtypes.to_dict()).equals(expected)
    with pytest.raises(KeyError, match="the tables are"):
        study.frame("car")


def test_an_event_without_prices_is_left_out_with_its_reason(frame, market, prices, events, options):
    announcements = pandas.read_csv(events, dtype=str, keep_default_na=False)
    announcements.loc[3, "symbol"] = "NOBODY"
    study = leyline.spark.study(frame, market, announcements, **options)
    alone = leyline.study(prices, market, announcements, **options)
    left_out = study.exclusions.to_pandas()
    assert list(left_out["event_id"]) == [announcements["event_id"][3]]
    assert left_out[["event_id", "reason"]].equals(alone.exclusions.to_pandas()[["event_id", "reason"]])
    assert study.tests.to_pandas().equals(alone.tests.to_pandas())


def test_a_control_firm_goes_where_its_event_is(frame, market, prices, events, options):
    announcements = pandas.read_csv(events, dtype=str, keep_default_na=False)
    symbols = sorted(set(announcements["symbol"]))
    announcements["control"] = [symbols[(symbols.index(name) + 5) % len(symbols)] for name in announcements["symbol"]]
    chosen = {**options, "models": ["market_adjusted"], "control_column": "control"}
    study = leyline.spark.study(frame, market, announcements, parts=7, **chosen)
    alone = leyline.study(prices, market, announcements, **chosen)
    assert study.cars.to_pandas().equals(alone.cars.to_pandas())
    without = leyline.study(prices, market, announcements, **{**chosen, "control_column": None})
    assert not study.cars.to_pandas().equals(without.cars.to_pandas())


def test_days_that_are_instants_of_midnight_need_no_calendar(frame, market, prices, events, options):
    announcements = pandas.read_csv(events, dtype=str, keep_default_na=False)
    announcements["announced_at"] = pandas.to_datetime(announcements["announced_at"].str[:10])
    chosen = {**options, "calendar": None}
    study = leyline.spark.study(frame, market, announcements, **chosen)
    alone = leyline.study(prices, market, announcements, **chosen)
    assert study.cars.to_pandas().equals(alone.cars.to_pandas())
    announcements["announced_at"] += pandas.Timedelta(hours=11)
    with pytest.raises(leyline.InputError, match='name the calendar, such as calendar="nse"'):
        leyline.spark.study(frame, market, announcements, **chosen)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (dict(outcomes=["volume"]), "needs the prices of all securities in one place"),
        (dict(sensitivity=True), "run it on one machine"),
        (dict(calendar=None), 'name the calendar, such as calendar="nse"'),
        (dict(models=["markt"]), 'did you mean "market"'),
        (dict(modles=["market"]), "did you mean models"),
    ],
)
def test_what_cannot_be_computed_in_parts_is_refused(frame, market, events, options, change, message):
    with pytest.raises(leyline.InputError, match=None) as caught:
        leyline.spark.study(frame, market, events, **{**options, **change})
    assert message in str(caught.value)


def test_bad_frames_are_refused_with_what_to_do(spark, frame, market, events, options):
    texts = frame.withColumn("DATE1", F.date_format("DATE1", "dd/MM/yyyy"))
    with pytest.raises(leyline.InputError, match="to_date"):
        leyline.spark.study(texts, market, events, **options)
    with pytest.raises(leyline.InputError, match="no symbol of the events is in the prices"):
        leyline.spark.study(frame.withColumn("SYMBOL", F.concat(F.lit("Q"), "SYMBOL")), market, events, **options)
    with pytest.raises(leyline.InputError, match="have no row"):
        leyline.spark.study(frame.limit(0), market, events, **options)
    twice = pandas.read_csv(events, dtype=str)
    twice["event_id"] = "same"
    with pytest.raises(leyline.InputError, match="one identifier twice"):
        leyline.spark.study(frame, market, twice, **options)
    with pytest.raises(leyline.InputError, match="have no column event_id"):
        leyline.spark.study(frame, market, twice.drop(columns="event_id"), **options)


def test_a_worker_without_the_package_is_told_of():
    from leyline._parts import explained

    error = explained(RuntimeError("ModuleNotFoundError: No module named 'leyline'"))
    assert isinstance(error, leyline.LibraryError) and "large-studies.md" in str(error)


def test_what_a_worker_refuses_is_raised_as_what_it_is(frame, market, events, options):
    from leyline import _parts

    inputs = {"market": market, "events": events}
    plan = _parts.planned(frame.limit(_parts.SAMPLE).toArrow(), lambda _: ["SIM001"], inputs, options, 1)
    task = _parts.Task(plan)
    task.version = "0.0.9"
    found = _parts.rows(task.run(task.routed(frame.limit(5).toArrow())))
    with pytest.raises(leyline.LibraryError, match="a worker has leyline .* and the driver 0.0.9"):
        _parts.merged(found, plan, None)
