package org.linernotes.topic;

/**
 * Names of topics and groups in one deployment.
 *
 * @param prefix put before each, so that several deployments can share a cluster; may be empty
 */
public record TopicNames(String prefix) {

  public String of(Topic topic) {
    return prefix + topic.name();
  }

  /** A consumer group's or Streams application's id. */
  public String group(String name) {
    return prefix + name;
  }
}
