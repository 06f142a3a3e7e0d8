"""The study on Spark whose executors are processes of their own, as on several machines."""

import os

import pyspark
from pyspark.sql import SparkSession

import leyline.spark


def test_executors_of_their_own(prices, market, events, options, same):
    # The scripts that start workers ask for it.
    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        study = leyline.spark.study(spark.createDataFrame(prices).repartition(4), market, events, **options)
        same(study)
        assert study.parts > 1
    finally:
        spark.stop()
