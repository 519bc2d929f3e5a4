select settle_privileges('${application-role}');
