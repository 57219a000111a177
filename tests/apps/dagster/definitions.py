import dagster as dg


@dg.asset
def numbers():
    return [1, 2, 3]


defs = dg.Definitions(assets=[numbers])
