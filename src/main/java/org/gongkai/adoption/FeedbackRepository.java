package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class FeedbackRepository implements PanacheRepositoryBase<FeedbackReportEntity, UUID> {}
