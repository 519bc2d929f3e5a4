package org.gongkai.citizen.notification;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gongkai.citizen.InboxKind;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The templates that are configured. A wrong one ends the start. */
@ApplicationScoped
public class Templates {

  private static final Logger LOG = Logger.getLogger(Templates.class);

  private final Map<String, MessageTemplate> byName = new TreeMap<>();

  Templates(NotificationConfig config) {
    Set<String> ids = new HashSet<>();
    new TreeMap<>(config.templates())
        .forEach(
            (name, configured) -> {
              MessageTemplate template = TemplateReader.read(name, configured);
              // A consent is to the platform's template: it could not tell for what.
              if (!ids.add(template.id())) {
                throw new IllegalStateException(
                    "gongkai.notification.templates." + name + ".id is another template's as well");
              }
              byName.put(name, template);
            });
  }

  /** Beans are made lazily; a wrong configuration must end the start. */
  void readAtStart(@Observes StartupEvent start) {
    LOG.debugf("templates: %s", byName.keySet());
  }

  /** Those that are configured, by their names. */
  Collection<MessageTemplate> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** The template of this name; null when none is configured. */
  @Nullable MessageTemplate find(String name) {
    return byName.get(name);
  }

  /** The template with the platform's name; null when none is configured. */
  @Nullable MessageTemplate withId(@Nullable String id) {
    return byName.values().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /** What carries a kind of inbox messages; null when nothing does. */
  public @Nullable MessageTemplate of(InboxKind kind) {
    TemplateName name = TemplateName.of(kind);
    return name == null ? null : find(name.key());
  }
}
