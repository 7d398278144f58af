//! Abbreviations that papers use without saying what they mean.

/// Those that everybody knows.
pub(in crate::rules::words) const KNOWN: [&str; 179] = [
    "AI", "AIDS", "AM", "AO", "APEC", "API", "ASEAN", "BBC", "BIM", "BN", "BRICS", "CAD", "CB",
    "CBD", "CCTV", "CE", "CEO", "CEPA", "CO", "COVID", "CPC", "CPI", "CPPCC", "CS", "CSB", "CSR",
    "CSSA", "CSTB", "CUHK", "CV", "DC", "DL", "DNA", "DP", "DSE", "DVD", "EC", "ECI", "EO", "ESC",
    "ESG", "EU", "FAQ", "FAQs", "FAX", "FC", "FCR", "FCRI", "FS", "FTE", "GBA", "GBP", "GDP",
    "GIS", "GNP", "GPS", "GST", "HIV", "HK", "HKD", "HKDSE", "HKEX", "HKIA", "HKID", "HKMA",
    "HKSAR", "HKSARG", "HKU", "HKUST", "HQ", "HR", "HTML", "HTTP", "ICAC", "ICAO", "ICT", "ICU",
    "ID", "IDs", "IEC", "ILO", "IMF", "IMO", "IOT", "IP", "ISO", "IT", "IVF", "JUPAS", "KCR",
    "KCRC", "KPI", "KPIs", "LAN", "LC", "LCQ", "LED", "LEDs", "LEGCO", "LNG", "LPG", "MBA", "MICE",
    "MOU", "MPF", "MPFA", "MPS", "MRI", "MTR", "MTRC", "MTRCL", "NAMS", "NCO", "NGO", "NGOs",
    "NPC", "NPCSC", "NT", "NTE", "NTN", "NTW", "OECD", "OK", "PAC", "PC", "PCR", "PDF", "PLA",
    "PM", "PMS", "PPP", "PPS", "PR", "PRC", "PS", "PSC", "PWSC", "QA", "QR", "RMB", "RNA", "RTHK",
    "SAR", "SARS", "SCCS", "SCDS", "SCS", "SDSCS", "SFC", "SME", "SMEs", "SMS", "STEAM", "STEM",
    "SWOT", "TV", "UAV", "UAVs", "UGC", "UK", "UN", "UNESCO", "UNICEF", "URL", "US", "USA", "USB",
    "USD", "UV", "VAT", "VIP", "VR", "WAN", "WHO", "WTO", "WWF", "XML", "YMCA", "YWCA",
];
