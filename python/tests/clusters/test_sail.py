"""The same study on Sail."""


def test_sail(prices, market, events, options, same):
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    import leyline.spark

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start()
    spark = None
    try:
        spark = SparkSession.builder.remote("sc://127.0.0.1:%d" % server.listening_address[1]).getOrCreate()
        frame = spark.createDataFrame(prices)
        same(leyline.spark.study(frame, market, events, parts=4, **options))
    finally:
        # A session without its server would wait for it when the interpreter ends.
        if spark is not None:
            spark.stop()
        server.stop()
