package org.gongkai.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperationClassTest {

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/sessions/wechat, LOGIN",
    "POST, /v1/sessions/refresh, LOGIN",
    "POST, /v1/consultations/1/tickets, SUBMISSION",
    "POST, /v1/consultations/1/comments, SUBMISSION",
    "GET, /v1/consultations/1/comments, PUBLIC_READ",
    "POST, /v1/me/photos, UPLOAD",
    "POST, /v1/admin/media, UPLOAD",
    "PUT, /v1/me/phone, CITIZEN_WRITE",
    "POST, /v1/me/comments/1/appeal, CITIZEN_WRITE",
    "GET, /v1/me, PUBLIC_READ",
    "GET, /v1/receipts/ABC, RECEIPT",
    "GET, /v1/admin/consultations/1/comments.csv, EXPORT",
    "POST, /v1/admin/decisions, STAFF_WRITE",
    "DELETE, /v1/admin/decisions/1/stages/2, STAFF_WRITE",
    "GET, /feeds/notice.rss, PUBLIC_READ",
    "HEAD, /media/abc.png, PUBLIC_READ",
    "POST, /v1/nothing, CITIZEN_WRITE",
  })
  void puts(String method, String path, OperationClass expected) {
    assertThat(OperationClass.of(HttpMethod.valueOf(method), path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/admin/comments",
    "POST, /v1/wechat/callbacks/mini",
    "GET, /q/health/ready",
    "POST, /dev/tokens",
  })
  void leavesAlone(String method, String path) {
    assertThat(OperationClass.of(HttpMethod.valueOf(method), path)).isNull();
  }

  @ParameterizedTest
  @EnumSource(OperationClass.class)
  void isNamedInKebabCase(OperationClass kind) {
    assertThat(kind.code()).matches("[a-z]+(-[a-z]+)?");
  }

  @Test
  void writesTheNameThatConfigurationHas() {
    assertThat(OperationClass.PUBLIC_READ.code()).isEqualTo("public-read");
  }
}
