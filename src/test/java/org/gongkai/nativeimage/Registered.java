package org.gongkai.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Our types into which a native image may look, by the rules of Quarkus: those of the bodies of
 * endpoints and of the answers that the contract names, with all that they bring; and those that
 * say so themselves. The analysis of the native sources compares this with what Quarkus wrote down.
 */
final class Registered {

  private Registered() {}

  static Set<Class<?>> of(Collection<Class<?>> code) {
    Set<Class<?>> registered = new LinkedHashSet<>(ofEndpoints(code));
    for (Class<?> type : code) {
      RegisterForReflection asked = type.getAnnotation(RegisterForReflection.class);
      if (asked != null) {
        registered.add(type);
        registered.addAll(Arrays.asList(asked.targets()));
      }
      if (type.isAnnotationPresent(Schema.class)) {
        registered.add(type);
      }
    }
    return registered;
  }

  /** What endpoints take and give. */
  static Set<Class<?>> ofEndpoints(Collection<Class<?>> code) {
    List<Type> bodies = new ArrayList<>();
    for (Class<?> type : code) {
      if (type.isAnnotationPresent(Path.class)) {
        for (Method method : type.getDeclaredMethods()) {
          addBodies(method, bodies);
        }
      }
    }
    return TypeClosure.of(bodies);
  }

  /** Entities and their keys, into which Hibernate looks. */
  static Set<Class<?>> ofEntities(Collection<Class<?>> code) {
    Set<Class<?>> entities = new LinkedHashSet<>();
    for (Class<?> type : code) {
      if (type.isAnnotationPresent(Entity.class)) {
        entities.add(type);
      }
      IdClass key = type.getAnnotation(IdClass.class);
      if (key != null) {
        entities.add(key.value());
      }
    }
    return entities;
  }

  private static void addBodies(Method endpoint, List<Type> bodies) {
    if (!isEndpoint(endpoint)) {
      return;
    }
    bodies.add(endpoint.getGenericReturnType());
    for (APIResponse answer : endpoint.getAnnotationsByType(APIResponse.class)) {
      for (Content content : answer.content()) {
        bodies.add(content.schema().implementation());
      }
    }
    for (Parameter parameter : endpoint.getParameters()) {
      if (isBody(parameter)) {
        bodies.add(parameter.getParameterizedType());
      }
    }
  }

  private static boolean isEndpoint(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(said -> said.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  /** Every other parameter says where it comes from. */
  private static boolean isBody(Parameter parameter) {
    return Arrays.stream(parameter.getAnnotations())
        .map(said -> said.annotationType().getName())
        .noneMatch(name -> name.startsWith("jakarta.ws.rs.") || name.startsWith("org.jboss."));
  }
}
