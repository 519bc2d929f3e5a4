package org.gongkai.citizen.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.wechat.MessageClient;
import org.gongkai.wechat.MessageClient.Message;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class WechatSender implements MessageSender {

  private final MessageClient client;

  WechatSender(MessageClient client) {
    this.client = client;
  }

  @Override
  public Uni<@Nullable String> send(Message message) {
    return client.send(message);
  }
}
