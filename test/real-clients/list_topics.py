"""Signs in with librdkafka and lists topics: all that may be seen, or the one that is named.

Usage: list_topics.py CONFIG.json [TOPIC]. What came of it goes to stdout as JSON, librdkafka's own log to stderr.
"""
import json
import sys
import time

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

PATIENCE_S = 20

with open(sys.argv[1], encoding="utf-8") as file:
    config = json.load(file)
topic = sys.argv[2] if len(sys.argv) > 2 else None
errors = []
admin = AdminClient({**config, "error_cb": lambda error: errors.append({"code": error.name(), "text": error.str()})})

metadata = None
deadline = time.monotonic() + PATIENCE_S
while metadata is None and not errors and time.monotonic() < deadline:
    # list_topics serves no callbacks, and poll does not wait for metadata.
    admin.poll(0)
    try:
        metadata = admin.list_topics(topic, timeout=0.5)
    except KafkaException:
        pass
admin.poll(0)

topics = {} if metadata is None else {name: each.error and each.error.name() for name, each in metadata.topics.items()}
print(json.dumps({"errors": errors, "topics": topics}))
sys.exit(1 if metadata is None else 0)
