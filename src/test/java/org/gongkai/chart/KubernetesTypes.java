package org.gongkai.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Types of Kubernetes' objects, generated from its own schemas by those who keep its Java clients.
 * An object fits when its type knows each of its fields and writes the same again (a number where a
 * text belongs would come back as a text), when every field is there that its schema requires, and
 * when fields with a fixed set of values have one of these.
 */
final class KubernetesTypes {

  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("apps/v1 Deployment", Deployment.class),
          Map.entry("batch/v1 Job", Job.class),
          Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
          Map.entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
          Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class));

  /** What Kubernetes itself serves, by the schemas of the project's own client. */
  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "v1 ConfigMap", V1ConfigMap::validateJsonElement,
          "v1 Service", V1Service::validateJsonElement,
          "apps/v1 Deployment", V1Deployment::validateJsonElement,
          "batch/v1 Job", V1Job::validateJsonElement,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement,
          "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement);

  /** Fields with a fixed set of values, which the schemas name in words only. */
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "imagePullPolicy", Set.of("Always", "IfNotPresent", "Never"),
          "restartPolicy", Set.of("Always", "OnFailure", "Never"),
          "pathType", Set.of("Exact", "Prefix", "ImplementationSpecific"),
          "protocol", Set.of("TCP", "UDP", "SCTP"),
          "whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway"),
          "fsGroupChangePolicy", Set.of("OnRootMismatch", "Always"),
          "terminationMessagePolicy", Set.of("File", "FallbackToLogsOnError"),
          "policyTypes", Set.of("Ingress", "Egress"),
          "drop", Set.of("ALL"),
          "unhealthyPodEvictionPolicy", Set.of("IfHealthyBudget", "AlwaysAllow"));

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NoFurtherFields())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private KubernetesTypes() {}

  /** Kind and version, as in a list of objects. */
  static String kind(JsonNode object) {
    return object.path("apiVersion").asText() + ' ' + object.path("kind").asText();
  }

  /** Fails on an object that the API server would refuse or take in part. */
  static void require(ObjectNode object) {
    Class<?> type = TYPES.get(kind(object));
    assertThat(type).as("type of " + kind(object)).isNotNull();
    try {
      String again = STRICT.writeValueAsString(STRICT.treeToValue(object, type));
      assertThat(STRICT.readTree(again)).as(kind(object)).isEqualTo(object);
    } catch (JsonProcessingException refused) {
      throw new AssertionError(kind(object) + ": " + refused.getMessage(), refused);
    }
    requireFields(object);
    requireValues(object, kind(object));
  }

  private static void requireFields(ObjectNode object) {
    Schema schema = SCHEMAS.get(kind(object));
    if (schema == null) {
      return;
    }
    try {
      schema.validate(JsonParser.parseString(object.toString()));
    } catch (IOException | IllegalArgumentException refused) {
      throw new AssertionError(kind(object) + ": " + refused.getMessage(), refused);
    }
  }

  private static void requireValues(JsonNode node, String place) {
    node.properties()
        .forEach(
            field -> {
              Set<String> values = VALUES.get(field.getKey());
              String at = place + '/' + field.getKey();
              if (values != null) {
                assertThat(texts(field.getValue())).as(at).isSubsetOf(values);
              }
              requireValues(field.getValue(), at);
            });
    if (node.isArray()) {
      node.forEach(item -> requireValues(item, place));
    }
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> texts.add(item.asText()));
    } else {
      texts.add(node.asText());
    }
    return texts;
  }

  /** Refuses an object without a field that it must have. */
  private interface Schema {

    void validate(JsonElement object) throws IOException;
  }

  /** The types keep what they do not know in a map of further fields; here that is a refusal. */
  private static final class NoFurtherFields extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }
}
