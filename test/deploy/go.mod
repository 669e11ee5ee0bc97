// The definitions of ServiceMonitor and PrometheusRule are in the Prometheus Operator's own module; nothing of it is built.
module oauthbearer.example/deploy

go 1.24

require github.com/prometheus-operator/prometheus-operator v0.92.1
