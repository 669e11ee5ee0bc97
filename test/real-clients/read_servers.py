"""Tells for each list of bootstrap servers whether librdkafka takes it: `[true, false]`.

Usage: read_servers.py SERVERS.json, a list of texts. Nothing listens at any of them: whom it takes it tries to reach.
"""
import json
import logging
import sys

from confluent_kafka import Producer

CONFIG = {
    "security.protocol": "SASL_SSL",
    "sasl.mechanisms": "PLAIN",
    "sasl.username": "nobody",
    "sasl.password": "none",
}


def is_taken(servers):
    said = []
    logger = logging.getLogger(servers)
    logger.propagate = False
    logger.addHandler(type("Keep", (logging.Handler,), {"emit": lambda _, record: said.append(record.getMessage())})())
    producer = Producer({**CONFIG, "bootstrap.servers": servers}, logger=logger)
    while not said:
        producer.poll(0.1)
    return "Connection refused" in said[0]


with open(sys.argv[1], encoding="utf-8") as file:
    print(json.dumps([is_taken(servers) for servers in json.load(file)]))
