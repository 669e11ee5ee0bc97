{{- define "oauthbearer.name" -}}
{{- printf "%s-oauthbearer" .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{- define "oauthbearer.watchName" -}}
{{- include "oauthbearer.name" . }}-watch
{{- end -}}

{{- define "oauthbearer.labels" -}}
app.kubernetes.io/name: oauthbearer
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{/* These never change, as the selector of a Deployment cannot. */}}
{{- define "oauthbearer.watchSelector" -}}
app.kubernetes.io/name: oauthbearer
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: watch
{{- end -}}

{{- define "oauthbearer.image" -}}
{{- printf "%s:%s" (required "image.repository: where your image is" .Values.image.repository) (.Values.image.tag | default .Chart.AppVersion) | quote }}
{{- end -}}

{{- define "oauthbearer.user" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "oauthbearer.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Where pods of any kind run. */}}
{{- define "oauthbearer.placement" -}}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
