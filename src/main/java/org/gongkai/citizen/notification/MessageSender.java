package org.gongkai.citizen.notification;

import io.smallrye.mutiny.Uni;
import org.gongkai.wechat.MessageClient.Message;
import org.jspecify.annotations.Nullable;

/** Sends one message; gives the platform's name of it, which may be missing. */
interface MessageSender {

  Uni<@Nullable String> send(Message message);
}
