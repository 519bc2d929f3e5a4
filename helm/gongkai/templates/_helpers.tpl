{{/* Name of the release's objects: short enough for a suffix within the 63 characters of a DNS label. */}}
{{- define "gongkai.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What selects the pods; never changes over upgrades. */}}
{{- define "gongkai.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Pods of migration and tasks have another name, so that no Service and no budget takes them for an instance. */}}
{{- define "gongkai.migrationSelectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}-migration
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "gongkai.taskLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}-task
app.kubernetes.io/instance: {{ .Release.Name }}
{{ include "gongkai.commonLabels" . }}
{{- end -}}

{{- define "gongkai.commonLabels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | replace "+" "_" | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/part-of: {{ .Chart.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "gongkai.labels" -}}
{{ include "gongkai.selectorLabels" . }}
{{ include "gongkai.commonLabels" . }}
{{- end -}}

{{- define "gongkai.migrationLabels" -}}
{{ include "gongkai.migrationSelectorLabels" . }}
{{ include "gongkai.commonLabels" . }}
{{- end -}}

{{- define "gongkai.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "gongkai.podSecurityContext" -}}
runAsNonRoot: true
{{- with .Values.podSecurity.runAsUser }}
runAsUser: {{ . | int64 }}
{{- end }}
{{- with .Values.podSecurity.runAsGroup }}
runAsGroup: {{ . | int64 }}
{{- end }}
{{- with .Values.podSecurity.fsGroup }}
fsGroup: {{ . | int64 }}
fsGroupChangePolicy: OnRootMismatch
{{- end }}
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "gongkai.containerSecurityContext" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
capabilities:
  drop:
    - ALL
{{- end -}}

{{/* Where a pod is put and from where its image comes. */}}
{{- define "gongkai.podPlace" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Files of settings beside the environment: the ConfigMap, and Secrets that are files. */}}
{{- define "gongkai.configLocations" -}}
{{- $files := list -}}
{{- if .root.Values.config -}}{{- $files = append $files "/etc/gongkai/gongkai.properties" -}}{{- end -}}
{{- if .root.Values.secretFile -}}{{- $files = append $files (printf "/run/secrets/gongkai/%s" .root.Values.secretFile) -}}{{- end -}}
{{- if and .migration .root.Values.migration.secretFile -}}{{- $files = append $files (printf "/run/secrets/gongkai-owner/%s" .root.Values.migration.secretFile) -}}{{- end -}}
{{- join "," $files -}}
{{- end -}}

{{/* Settings of every process of the release, the migration's included: all of them are checked before it begins. */}}
{{- define "gongkai.env" -}}
{{- $db := .root.Values.database -}}
{{- $ca := "/run/secrets/database-ca" -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ .root.Values.javaToolOptions | quote }}
{{- with include "gongkai.configLocations" . }}
- name: QUARKUS_CONFIG_LOCATIONS
  value: {{ . | quote }}
{{- end }}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: {{ printf "postgresql://%s:%v/%s" $db.host $db.port $db.name | quote }}
- name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE
  value: {{ $db.sslMode | quote }}
{{- if $db.caSecret.name }}
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM
  value: "true"
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS
  value: {{ printf "%s/%s" $ca $db.caSecret.key | quote }}
{{- end }}
{{- if eq $db.sslMode "verify-full" }}
- name: QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM
  value: HTTPS
{{- end }}
{{- $jdbc := printf "jdbc:postgresql://%s:%v/%s?sslmode=%s" $db.host $db.port $db.name $db.sslMode }}
{{- if $db.caSecret.name }}
{{- $jdbc = printf "%s&sslrootcert=%s/%s" $jdbc $ca $db.caSecret.key }}
{{- end }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ $jdbc | quote }}
- name: QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE
  value: {{ $db.poolSize | quote }}
{{ include "gongkai.redisEnv" .root }}
{{- with .root.Values.oidc.authServerUrl }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ . | quote }}
{{- end }}
{{- with .root.Values.oidc.publicKey }}
- name: QUARKUS_OIDC_PUBLIC_KEY
  value: {{ . | quote }}
{{- end }}
{{- with .root.Values.oidc.issuer }}
- name: QUARKUS_OIDC_TOKEN_ISSUER
  value: {{ . | quote }}
{{- end }}
- name: QUARKUS_OIDC_TOKEN_AUDIENCE
  value: {{ .root.Values.oidc.audience | quote }}
- name: QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH
  value: {{ .root.Values.oidc.roleClaim | quote }}
- name: GONGKAI_SECURITY_UNIT_CLAIM
  value: {{ .root.Values.oidc.unitClaim | quote }}
- name: GONGKAI_DISCLOSURE_UNIT_CODE
  value: {{ .root.Values.organisation.unitCode | quote }}
- name: GONGKAI_DISCLOSURE_PUBLISHER
  value: {{ .root.Values.organisation.publisher | quote }}
- name: GONGKAI_FEEDS_PUBLISHER
  value: {{ .root.Values.organisation.publisher | quote }}
- name: GONGKAI_FEEDS_PUBLIC_URL
  value: {{ .root.Values.publicUrl | quote }}
- name: GONGKAI_EVIDENCE_ORIGIN
  value: {{ .root.Values.evidenceOrigin | quote }}
- name: GONGKAI_MEDIA_FOLDER
  value: /var/lib/gongkai/media
- name: GONGKAI_WECHAT_MINI_PROGRAM
  value: {{ .root.Values.wechat.miniProgram | quote }}
{{- range $name, $app := .root.Values.wechat.apps }}
- name: GONGKAI_WECHAT_APPS_{{ $name | upper }}_KIND
  value: {{ $app.kind | quote }}
{{- end }}
{{- if .root.Values.proxy.trusted }}
- name: QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING
  value: "true"
- name: QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED
  value: "true"
- name: QUARKUS_HTTP_PROXY_TRUSTED_PROXIES
  value: {{ join "," .root.Values.proxy.trusted | quote }}
{{- end }}
- name: QUARKUS_HTTP_PORT
  value: "8080"
{{- with .root.Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "gongkai.redisEnv" -}}
{{- $redis := .Values.redis -}}
- name: QUARKUS_REDIS_CLIENT_TYPE
  value: {{ $redis.mode | quote }}
- name: QUARKUS_REDIS_HOSTS
  value: {{ join "," $redis.urls | quote }}
{{- if eq $redis.mode "sentinel" }}
- name: QUARKUS_REDIS_MASTER_NAME
  value: {{ $redis.masterName | quote }}
- name: QUARKUS_REDIS_ROLE
  value: master
{{- end }}
{{- if ne $redis.mode "standalone" }}
# What a replica does not know yet would outlive its eviction.
- name: QUARKUS_REDIS_REPLICAS
  value: never
{{- end }}
{{- if $redis.caSecret.name }}
- name: QUARKUS_REDIS_TLS_CONFIGURATION_NAME
  value: redis
- name: QUARKUS_TLS__REDIS__TRUST_STORE_PEM_CERTS
  value: {{ printf "/run/secrets/redis-ca/%s" $redis.caSecret.key | quote }}
{{- end }}
{{- end -}}

{{/* Secrets whose keys are environment variables. The owner's come last and win. */}}
{{- define "gongkai.envFrom" -}}
{{- $owner := and .migration (not .root.Values.migration.secretFile) -}}
{{- if or (not .root.Values.secretFile) $owner -}}
envFrom:
  {{- if not .root.Values.secretFile }}
  - secretRef:
      name: {{ .root.Values.existingSecret | quote }}
  {{- end }}
  {{- if $owner }}
  - secretRef:
      name: {{ .root.Values.migration.existingSecret | quote }}
  {{- end }}
{{- end -}}
{{- end -}}

{{- define "gongkai.volumeMounts" -}}
- name: tmp
  mountPath: /tmp
- name: media
  mountPath: /var/lib/gongkai/media
{{- if .root.Values.config }}
- name: config
  mountPath: /etc/gongkai
  readOnly: true
{{- end }}
{{- if .root.Values.secretFile }}
- name: secrets
  mountPath: /run/secrets/gongkai
  readOnly: true
{{- end }}
{{- if and .migration .root.Values.migration.secretFile }}
- name: owner
  mountPath: /run/secrets/gongkai-owner
  readOnly: true
{{- end }}
{{- if .root.Values.database.caSecret.name }}
- name: database-ca
  mountPath: /run/secrets/database-ca
  readOnly: true
{{- end }}
{{- if .root.Values.redis.caSecret.name }}
- name: redis-ca
  mountPath: /run/secrets/redis-ca
  readOnly: true
{{- end }}
{{- with .root.Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "gongkai.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ .root.Values.tmpSizeLimit }}
- name: media
  {{- if or .migration .task }}
  emptyDir:
    sizeLimit: 16Mi
  {{- else }}
  persistentVolumeClaim:
    claimName: {{ .root.Values.media.existingClaim | quote }}
  {{- end }}
{{- if .root.Values.config }}
- name: config
  configMap:
    name: {{ include "gongkai.fullname" .root }}{{ if .migration }}-migration{{ end }}
{{- end }}
{{- if .root.Values.secretFile }}
- name: secrets
  secret:
    secretName: {{ .root.Values.existingSecret | quote }}
    defaultMode: 0440
    items:
      - key: {{ .root.Values.secretFile | quote }}
        path: {{ .root.Values.secretFile | quote }}
{{- end }}
{{- if and .migration .root.Values.migration.secretFile }}
- name: owner
  secret:
    secretName: {{ .root.Values.migration.existingSecret | quote }}
    defaultMode: 0440
    items:
      - key: {{ .root.Values.migration.secretFile | quote }}
        path: {{ .root.Values.migration.secretFile | quote }}
{{- end }}
{{- with .root.Values.database.caSecret }}
{{- if .name }}
- name: database-ca
  secret:
    secretName: {{ .name | quote }}
    items:
      - key: {{ .key | quote }}
        path: {{ .key | quote }}
{{- end }}
{{- end }}
{{- with .root.Values.redis.caSecret }}
{{- if .name }}
- name: redis-ca
  secret:
    secretName: {{ .name | quote }}
    items:
      - key: {{ .key | quote }}
        path: {{ .key | quote }}
{{- end }}
{{- end }}
{{- with .root.Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The lines of the file of settings; a backslash stands for itself. */}}
{{- define "gongkai.properties" -}}
# Before what the package brings, after the environment.
config_ordinal=275
{{- range $name, $value := .Values.config }}
{{- $text := toString $value }}
{{- if and (kindIs "float64" $value) (eq $value (floor $value)) }}{{ $text = $value | int64 | toString }}{{ end }}
{{ $name }}={{ $text | replace "\\" "\\\\" | replace "\n" "\\n" }}
{{- end }}
{{- end -}}

{{/* To whom a pod may speak. Addresses are the installation's; without selectors the port alone limits. */}}
{{- define "gongkai.egress" -}}
{{- $policy := .Values.networkPolicy -}}
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
  {{- with $policy.dnsTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
- ports:
    - port: {{ .Values.database.port }}
      protocol: TCP
  {{- with $policy.databaseTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
- ports:
    {{- range $policy.redisPorts }}
    - port: {{ . }}
      protocol: TCP
    {{- end }}
  {{- with $policy.redisTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
# The organisation's provider and the platforms, whose addresses change.
- ports:
    - port: 443
      protocol: TCP
  {{- with $policy.httpsTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- with $policy.extraEgress }}
{{ toYaml . }}
{{- end }}
{{- end -}}
