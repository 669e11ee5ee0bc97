{{- define "oauthbearer.name" -}}
{{- printf "%s-oauthbearer" .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{- define "oauthbearer.labels" -}}
app.kubernetes.io/name: oauthbearer
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}
