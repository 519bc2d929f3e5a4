/**
 * Notifications: messages that the platform carries from a citizen's inbox to their WeChat, as far
 * as they agreed (订阅消息).
 */
@NullMarked
package org.gongkai.citizen.notification;

import org.jspecify.annotations.NullMarked;
