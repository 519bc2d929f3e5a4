package org.gongkai.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gongkai.platform.security.Finding.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartupPolicyTest {

  private static final String FIELD_KEY = base64(1);
  private static final String HASH_KEY = base64(101);

  /** What an operator who read the manual sets. */
  private static Map<String, String> right() {
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.oidc.auth-server-url", "https://id.example.org/realms/staff");
    settings.put("quarkus.datasource.reactive.url", "postgresql://db.example.org:5432/gongkai");
    settings.put("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full");
    settings.put("quarkus.datasource.username", "gongkai_app");
    settings.put("quarkus.datasource.password", "kq7-Wm2x.Zt94");
    settings.put("quarkus.flyway.username", "gongkai_owner");
    settings.put("quarkus.flyway.password", "pd3-Yr8n.Vb61");
    settings.put("quarkus.redis.hosts", "rediss://redis.example.org:6379");
    settings.put("gongkai.security.field-key", FIELD_KEY);
    settings.put("gongkai.security.field-key-id", "k1");
    settings.put("gongkai.security.hash-key", HASH_KEY);
    settings.put("gongkai.wechat.apps.mini.app-id", "wx0123456789abcdef");
    settings.put("gongkai.wechat.apps.mini.app-secret", "0123456789abcdef0123456789abcdef");
    return settings;
  }

  private static String base64(int first) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (first + 7 * i);
    }
    return Base64.getEncoder().encodeToString(key);
  }

  private static List<Finding> find(Map<String, String> settings) {
    return StartupPolicy.findings(new Settings(settings::get, settings.keySet()), false, false);
  }

  private static List<Finding> findWith(String... changes) {
    Map<String, String> settings = right();
    for (int i = 0; i < changes.length; i += 2) {
      settings.put(changes[i], changes[i + 1]);
    }
    return find(settings);
  }

  private static List<Finding> findWithout(String... names) {
    Map<String, String> settings = right();
    settings.keySet().removeAll(Set.of(names));
    return find(settings);
  }

  @Test
  void findsNothingInARightConfiguration() {
    assertThat(find(right())).isEmpty();
    assertThat(StartupPolicy.mayStart(find(right()), false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quarkus.oidc.auth-server-url | http://id.example.org/realms/staff",
        "quarkus.oidc.auth-server-url | no address",
        "quarkus.oidc.tls.verification | NONE",
        "quarkus.tls.trust-all | true",
        "quarkus.tls.redis.trust-all | true",
        "gongkai.security.field-key | c2hvcnQ=",
        "gongkai.security.field-key | not base64!",
        "gongkai.security.hash-key | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "gongkai.security.previous-keys.k0 | c2hvcnQ=",
        "quarkus.swagger-ui.always-include | true",
        "com.sun.management.jmxremote.port | 9010",
        "JAVA_TOOL_OPTIONS | -Xmx1g -agentlib:jdwp=transport=dt_socket,server=y",
        "quarkus.log.level | debug",
        "quarkus.log.level | ALL",
        "quarkus.hibernate-orm.log.sql | true",
        "quarkus.hibernate-orm.log.bind-parameters | true",
        "quarkus.micrometer.binder.http-client.enabled | true",
        "gongkai.sandbox.staff-key | MIIE",
      })
  void refusesAlways(String name, String value) {
    List<Finding> findings = findWith(name, value);
    assertThat(findings).as(name).hasSize(1);
    assertThat(findings.get(0).weight()).isEqualTo(Weight.REFUSED);
    assertThat(findings.get(0).setting().replace('-', '.')).isEqualTo(name.replace('-', '.'));
    assertThat(StartupPolicy.mayStart(findings, true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gongkai.outbound.allow-private | true",
        "gongkai.wechat.base-urls | https://api.weixin.qq.com, http://localhost:18080",
        "gongkai.weibo.base-url | http://localhost:18081",
        "gongkai.weibo.business-url | http://localhost:18081",
        "gongkai.jpush.base-url | http://localhost:18082",
        "gongkai.security.field-key-id | sandbox",
        "quarkus.oidc.token.issuer | urn:example:Sandbox-staff",
        "gongkai.wechat.apps.mini.app-id | wxsandbox0000000000",
        "gongkai.wechat.apps.mini.callback-token | sandbox-token-of-callbacks",
        "gongkai.wechat.apps.mini.app-secret | short",
        "quarkus.datasource.password | postgres",
        "quarkus.datasource.password | aaaaaaaaaaaaaaaa",
        "quarkus.flyway.password | GONGKAI_OWNER",
        "quarkus.redis.password | changeme",
      })
  void refusesUnlessItIsARehearsal(String name, String value) {
    List<Finding> findings = findWith(name, value);
    assertThat(findings).as(name).hasSize(1);
    assertThat(findings.get(0).weight()).isEqualTo(Weight.REFUSED_UNLESS_REHEARSED);
    assertThat(findings.get(0).setting().replace('-', '.')).isEqualTo(name.replace('-', '.'));
    assertThat(StartupPolicy.mayStart(findings, false)).isFalse();
    assertThat(StartupPolicy.mayStart(findings, true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "https://*.example.org", "/https:.*/", "https://a.example.org,*", ""})
  void refusesCorsThatNamesNoOrigins(String origins) {
    List<Finding> findings =
        findWith("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", origins);
    assertThat(findings).extracting(Finding::setting).containsExactly("quarkus.http.cors.origins");
    assertThat(StartupPolicy.mayStart(findings, true)).isFalse();
  }

  @Test
  void letsNamedOriginsInWithoutCookies() {
    String[] named = {
      "quarkus.http.cors.enabled", "true",
      "quarkus.http.cors.origins", "https://a.example.org, https://b.example.org"
    };
    assertThat(findWith(named)).isEmpty();
    List<String> cookies = new ArrayList<>(List.of(named));
    cookies.addAll(List.of("quarkus.http.cors.access-control-allow-credentials", "true"));
    assertThat(findWith(cookies.toArray(String[]::new)))
        .extracting(Finding::setting)
        .containsExactly("quarkus.http.cors.access-control-allow-credentials");
    List<Finding> plain =
        findWith(
            "quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", "http://a.example");
    assertThat(StartupPolicy.mayStart(plain, false)).isFalse();
    assertThat(StartupPolicy.mayStart(plain, true)).isTrue();
    // Origins do nothing while it is off.
    assertThat(findWith("quarkus.http.cors.origins", "*")).isEmpty();
  }

  @Test
  void refusesProxiesThatAreNotNamed() {
    String forwarding = "quarkus.http.proxy.proxy-address-forwarding";
    String trusted = "quarkus.http.proxy.trusted-proxies";
    assertThat(findWith(forwarding, "true")).extracting(Finding::setting).containsExactly(trusted);
    assertThat(findWith(forwarding, "true", trusted, "10.0.0.7")).isEmpty();
    assertThat(findWith(forwarding, "false")).isEmpty();
  }

  @Test
  void refusesToStartWithoutAProviderOfStaffTokens() {
    assertThat(findWithout("quarkus.oidc.auth-server-url"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("QUARKUS_OIDC_AUTH_SERVER_URL"));
    Map<String, String> key = right();
    key.remove("quarkus.oidc.auth-server-url");
    key.put("quarkus.oidc.public-key", "MIIB");
    assertThat(find(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:8180/realms/staff", "http://127.0.0.1/", "http://[::1]/"})
  void takesAProviderOnTheSameMachine(String url) {
    assertThat(findWith("quarkus.oidc.auth-server-url", url)).isEmpty();
  }

  @Test
  void refusesOneKeyForTwoPurposes() {
    assertThat(findWith("gongkai.security.hash-key", FIELD_KEY))
        .extracting(Finding::setting)
        .containsExactly("gongkai.security.hash-key");
  }

  @Test
  void leavesKeysInPemToWhoUsesThem() {
    assertThat(findWith("gongkai.security.signing-key", "-----BEGIN PRIVATE KEY-----\nMIIE"))
        .isEmpty();
  }

  @Test
  void takesADatabaseThatAsksForNoPassword() {
    assertThat(findWithout("quarkus.datasource.password", "quarkus.flyway.password")).isEmpty();
  }

  @Test
  void advisesTwoRolesAndProtectedConnections() {
    assertThat(findWithout("quarkus.flyway.username"))
        .extracting(Finding::setting, Finding::weight)
        .containsExactly(tuple("quarkus.flyway.username", Weight.ADVICE));
    assertThat(findWith("quarkus.flyway.username", "gongkai_app"))
        .extracting(Finding::setting)
        .containsExactly("quarkus.flyway.username");
    String mode = "quarkus.datasource.reactive.postgresql.ssl-mode";
    assertThat(findWithout(mode)).extracting(Finding::setting).containsExactly(mode);
    assertThat(findWith(mode, "require")).extracting(Finding::setting).containsExactly(mode);
    assertThat(findWith("quarkus.redis.hosts", "redis://redis.example.org:6379"))
        .extracting(Finding::setting)
        .containsExactly("quarkus.redis.hosts");
    assertThat(StartupPolicy.mayStart(findWithout(mode), false)).isTrue();
    assertThat(findWith("quarkus.redis.hosts", "redis://localhost:6379")).isEmpty();
  }

  static Stream<List<Boolean>> mixtures() {
    return Stream.of(List.of(true, false), List.of(false, true));
  }

  @ParameterizedTest
  @MethodSource("mixtures")
  void refusesEmbeddedPartsInProduction(List<Boolean> mixture) {
    Map<String, String> settings = right();
    List<Finding> findings =
        StartupPolicy.findings(
            new Settings(settings::get, settings.keySet()), mixture.get(0), mixture.get(1));
    assertThat(findings).extracting(Finding::setting).containsExactly("quarkus.profile");
    assertThat(StartupPolicy.mayStart(findings, true)).isFalse();
  }

  @Test
  void asksNothingOfThePackageThatBringsItsServers() {
    Map<String, String> settings = Map.of("gongkai.sandbox.staff-key", "MIIE");
    assertThat(StartupPolicy.findings(new Settings(settings::get, settings.keySet()), true, true))
        .isEmpty();
  }

  @Test
  void tellsEverythingAtOnceAndNoValue() {
    List<Finding> findings =
        findWith(
            "gongkai.security.field-key",
            "c2hvcnQ=",
            "gongkai.outbound.allow-private",
            "true",
            "quarkus.datasource.password",
            "hunter2");
    assertThat(StartupPolicy.refusal(findings, false))
        .contains("GONGKAI_SECURITY_FIELD_KEY", "gongkai.outbound.allow-private")
        .contains("QUARKUS_DATASOURCE_PASSWORD")
        .doesNotContain("c2hvcnQ=", "hunter2");
    assertThat(StartupPolicy.refusal(findings, true))
        .contains("GONGKAI_SECURITY_FIELD_KEY")
        .doesNotContain("gongkai.outbound.allow-private");
  }

  @Test
  void knowsSettingsByTheirEnvironmentVariables() {
    Map<String, String> settings = right();
    settings.remove("gongkai.wechat.apps.mini.app-secret");
    settings.put("GONGKAI_WECHAT_APPS_GOV_APP_SECRET", "sandbox-gov-secret");
    assertThat(find(settings))
        .extracting(Finding::setting)
        .containsExactly("gongkai.wechat.apps.gov.app.secret");
  }
}
