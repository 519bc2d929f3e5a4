package org.gongkai.channel.wechat;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class WechatImageRepository
    implements PanacheRepositoryBase<WechatImageEntity, WechatImageEntity.Key> {}
