{{/* Tells at once all that is missing or must not be. The schema sees to types and forms. */}}
{{- define "gongkai.validate" -}}
{{- $v := .Values -}}
{{- $wrong := list -}}
{{- if not $v.existingSecret -}}{{- $wrong = append $wrong "existingSecret must name the Secret with the application's keys and passwords" -}}{{- end -}}
{{- if and $v.migration.enabled (not $v.migration.existingSecret) -}}{{- $wrong = append $wrong "migration.existingSecret must name the Secret with QUARKUS_FLYWAY_USERNAME and QUARKUS_FLYWAY_PASSWORD of the tables' owner" -}}{{- end -}}
{{- if and $v.migration.enabled $v.existingSecret (eq $v.migration.existingSecret $v.existingSecret) -}}{{- $wrong = append $wrong "migration.existingSecret must be another Secret than existingSecret: the instances must not know the owner's password" -}}{{- end -}}
{{- if not $v.media.existingClaim -}}{{- $wrong = append $wrong "media.existingClaim must name a claim that all instances can write (ReadWriteMany)" -}}{{- end -}}
{{- if not $v.database.host -}}{{- $wrong = append $wrong "database.host must name the PostgreSQL server" -}}{{- end -}}
{{- if and (hasPrefix "verify" $v.database.sslMode) (not $v.database.caSecret.name) -}}{{- $wrong = append $wrong (printf "database.caSecret.name must name the Secret with the authority's certificate, which sslMode %s needs" $v.database.sslMode) -}}{{- end -}}
{{- if not $v.redis.urls -}}{{- $wrong = append $wrong "redis.urls must name at least one Redis" -}}{{- end -}}
{{- if and (eq $v.redis.mode "standalone") (gt (len $v.redis.urls) 1) -}}{{- $wrong = append $wrong "redis.urls must name one Redis in the mode standalone; several are for sentinel and cluster" -}}{{- end -}}
{{- if and (eq $v.redis.mode "sentinel") (not $v.redis.masterName) -}}{{- $wrong = append $wrong "redis.masterName must be the name under which the sentinels know the primary" -}}{{- end -}}
{{- if and (not $v.oidc.authServerUrl) (not $v.oidc.publicKey) -}}{{- $wrong = append $wrong "oidc.authServerUrl must be the organisation's OpenID provider, or oidc.publicKey the key that signs staff tokens" -}}{{- end -}}
{{- if and $v.oidc.authServerUrl $v.oidc.publicKey -}}{{- $wrong = append $wrong "oidc.authServerUrl and oidc.publicKey exclude each other" -}}{{- end -}}
{{- if and $v.oidc.publicKey (not $v.oidc.issuer) -}}{{- $wrong = append $wrong "oidc.issuer must be the issuer that staff tokens name, where oidc.publicKey is set" -}}{{- end -}}
{{- if not $v.organisation.unitCode -}}{{- $wrong = append $wrong "organisation.unitCode must be characters 9 to 17 of the organisation's 统一社会信用代码; it stays in what is published" -}}{{- end -}}
{{- if not $v.organisation.publisher -}}{{- $wrong = append $wrong "organisation.publisher must be the name of the publishing organisation; it stays in what is published" -}}{{- end -}}
{{- if not $v.publicUrl -}}{{- $wrong = append $wrong "publicUrl must be the root of the public addresses, such as https://gongkai.example.cn" -}}{{- end -}}
{{- if not $v.evidenceOrigin -}}{{- $wrong = append $wrong "evidenceOrigin must be the name of the log of evidence, such as gongkai.example.cn/evidence; it never changes" -}}{{- end -}}
{{- if and (or $v.ingress.enabled $v.httpRoute.enabled) (not $v.proxy.trusted) -}}{{- $wrong = append $wrong "proxy.trusted must name the addresses of the ingress: without them all clients behind it share one limit" -}}{{- end -}}
{{- if and $v.ingress.enabled (not $v.ingress.hosts) -}}{{- $wrong = append $wrong "ingress.hosts must name at least one host" -}}{{- end -}}
{{- if and $v.httpRoute.enabled (or (not $v.httpRoute.parentRefs) (not $v.httpRoute.hostnames)) -}}{{- $wrong = append $wrong "httpRoute.parentRefs and httpRoute.hostnames must name the gateway and the hosts" -}}{{- end -}}
{{- if gt (int $v.autoscaling.minReplicas) (int $v.autoscaling.maxReplicas) -}}{{- $wrong = append $wrong "autoscaling.minReplicas must not be above autoscaling.maxReplicas" -}}{{- end -}}
{{- range $name, $value := $v.config -}}
{{- if regexMatch "^(gongkai\\.(sandbox|embedded)\\.|%|quarkus\\.profile$)" $name -}}{{- $wrong = append $wrong (printf "config must not set %s: it is of the sandbox, which a production image does not hold" $name) -}}{{- end -}}
{{- if regexMatch "(password|secret|token|[.-]key|-keys)\"?$" $name -}}
{{- if not (has $name (list "gongkai.evidence.earlier-keys" "quarkus.oidc.public-key")) -}}{{- $wrong = append $wrong (printf "config must not set %s: it is a secret and belongs into existingSecret" $name) -}}{{- end -}}
{{- end -}}
{{- if regexMatch "^(quarkus\\.flyway\\.|quarkus\\.init-and-exit$|gongkai\\.task$)" $name -}}{{- $wrong = append $wrong (printf "config must not set %s: the migration Job sees to it" $name) -}}{{- end -}}
{{- end -}}
{{- range $v.extraEnv -}}
{{- if regexMatch "^(GONGKAI_(SANDBOX|EMBEDDED)_|QUARKUS_PROFILE$)" .name -}}{{- $wrong = append $wrong (printf "extraEnv must not set %s: it is of the sandbox, which a production image does not hold" .name) -}}{{- end -}}
{{- if regexMatch "^(QUARKUS_FLYWAY_|QUARKUS_INIT_AND_EXIT$|GONGKAI_TASK$)" .name -}}{{- $wrong = append $wrong (printf "extraEnv must not set %s: the migration Job sees to it" .name) -}}{{- end -}}
{{- if and .value (regexMatch "(PASSWORD|SECRET|TOKEN|_KEY|_KEYS)$" .name) -}}{{- $wrong = append $wrong (printf "extraEnv must not hold the value of %s: take it from a Secret by valueFrom" .name) -}}{{- end -}}
{{- end -}}
{{- if $wrong -}}
{{- fail (printf "these values are not fit for an installation:\n- %s\n" (join "\n- " $wrong)) -}}
{{- end -}}
{{- end -}}
