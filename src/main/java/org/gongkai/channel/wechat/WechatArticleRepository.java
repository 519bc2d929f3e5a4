package org.gongkai.channel.wechat;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class WechatArticleRepository
    implements PanacheRepositoryBase<WechatArticleEntity, WechatArticleEntity.Key> {}
