/// The layers that incidents are written to.
public enum IncidentLayers {}
