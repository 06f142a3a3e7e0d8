"""The same study on Ray Data and on Dask."""

import pytest

import leyline.dask
import leyline.ray


@pytest.mark.parametrize("partitions", [1, 5])
def test_dask(prices, market, events, options, same, one_machine, partitions):
    import dask
    import dask.dataframe

    with dask.config.set(scheduler="threads"):
        frame = dask.dataframe.from_pandas(prices, npartitions=partitions)
        study = leyline.dask.study(frame, market, events, parts=7, **options)
        same(study)
        cars = study.frame("cars").compute()
        with pytest.raises(KeyError, match="the tables are"):
            study.frame("car").compute()
    assert sorted(cars["car"].dropna()) == sorted(one_machine.cars.to_pandas()["car"].dropna())


def test_ray(prices, market, events, options, same, one_machine):
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        frame = ray.data.from_pandas(prices).repartition(3)
        study = leyline.ray.study(frame, market, events, parts=4, **options)
        same(study)
        cars = study.frame("cars").to_pandas()
        with pytest.raises(KeyError, match="the tables are"):
            study.frame("car")
    finally:
        ray.shutdown()
    assert sorted(cars["car"].dropna()) == sorted(one_machine.cars.to_pandas()["car"].dropna())
