package org.gongkai.channel;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** 渠道: a registered account or endpoint of one kind. */
@Entity
@Table(name = "channel")
public class ChannelEntity {

  @Id public String id;
  public String kind;
  public String name;

  @Enumerated(EnumType.STRING)
  public ChannelState state;
}
